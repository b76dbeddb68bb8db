import type { PaymentFacts } from '@faelles/payment/model';
import type { Account } from '../gateway.ts';
import type { Retrieved } from './answers.ts';

/** What each state without money says. */
const unpaid: Record<string, PaymentFacts> = {
  CREATED: {},
  // The app lets a payer try another card; an aborted payment is one the payer said no to.
  // It is over at the provider too: nothing is left to be closed or asked about.
  ABORTED: { cancelledByUser: true, cancelledByService: true },
  EXPIRED: { expired: true },
  TERMINATED: { cancelledByService: true },
};

/** What a retrieved payment says, in our words. Its amounts say everything: the state stops changing at AUTHORIZED. */
export function accountOf(payment: Retrieved, askedAt: Date): Account {
  const { aggregate, reference } = payment;
  const authorisedOre = aggregate.authorizedAmount.value;
  const capturedOre = aggregate.capturedAmount.value;
  return {
    kind: 'reading',
    askedAt: askedAt.getTime(),
    amounts: {
      authorisedOre,
      capturedOre,
      refundedOre: aggregate.refundedAmount.value,
      // Published: a payment that ends before an answer is reported as cancelled in full, although nothing was reserved.
      cancelledOre: authorisedOre === 0 ? 0 : aggregate.cancelledAmount.value,
    },
    facts: factsOf(payment),
    ...(authorisedOre > 0 && { paidWith: 'MobilePay' }),
    // The provider gives back by payment and has no ids of charges.
    charges: capturedOre > 0 ? [{ id: reference, amountOre: capturedOre }] : [],
  };
}

function factsOf({ state, amount, aggregate }: Retrieved): PaymentFacts {
  const authorised = aggregate.authorizedAmount.value;
  const money = state === 'AUTHORIZED';
  // A state we do not know, or one that its own amounts deny, is not understood and never counts as paid.
  if (!money && !Object.hasOwn(unpaid, state)) return { unknown: state.slice(0, 60) };
  if (money !== authorised > 0) return { unknown: `${state}, authorised ${authorised}` };
  const currencies = [amount, ...Object.values(aggregate)].map(({ currency }) => currency);
  return {
    currency: currencies.find((currency) => currency !== 'DKK') ?? 'DKK',
    orderOre: amount.value,
    ...(money ? {} : unpaid[state]),
  };
}
