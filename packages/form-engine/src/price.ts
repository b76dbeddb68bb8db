import type { Answers } from '@faelles/schemas/answers.js';
import type { Order } from '@faelles/schemas/order.js';
import type { Form } from './compile.ts';
import { priceOrder } from './pricing.ts';
import { reading } from './reading.ts';

export { orderSoFar, priceOrder, PriceError } from './pricing.ts';

/**
 * What the answers cost, from the definition alone. Lines of zero are left out, but not one that is zero because of an
 * exemption: it says why. A total of zero means nothing is to be paid. Without a price in the definition the order is empty.
 *
 * @param values canonical answers, as `validateAnswers` gives them
 * @throws PriceError
 */
export function orderOf(form: Form, values: Answers, options: { today: string }): Order {
  const evaluation = reading(form, values, options.today);
  return priceOrder(form.definition.price, (rule) => evaluation.rule(rule));
}
