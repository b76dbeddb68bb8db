import { approve, decline } from './actions.ts';
import type { Fault, Faults } from './faults.ts';
import { parseObject, type Answer } from './http.ts';
import { methodsFor } from './page.ts';
import { isOpen, type Payments } from './state.ts';
import type { Webhooks } from './webhooks.ts';

/** What the control API reaches. */
export interface Controlled {
  payments: Payments;
  faults: Faults;
  webhooks: Webhooks;
  reset(): Promise<void>;
}

const sentence = (status: number, message: string): Answer => ({ status, body: { message } });

/** The control API under `/control`: what a test uses to order misbehaviour and to look inside. */
export async function control(method: string, path: string, text: string, reach: Controlled): Promise<Answer> {
  const { payments, faults, webhooks } = reach;
  const [, , what, id, verb] = path.split('/');
  const call = `${method} ${what ?? ''}`;
  if (call === 'POST faults') {
    const body = parseObject(text);
    if (!body) return sentence(400, 'The body must be a JSON object with a kind');
    try {
      return { status: 201, body: { id: faults.add(body as unknown as Fault) } };
    } catch (error) {
      return sentence(400, (error as Error).message);
    }
  }
  if (call === 'GET faults') return { status: 200, body: faults.list() };
  if (call === 'DELETE faults') {
    faults.clear(id);
    return { status: 204 };
  }
  if (call === 'GET deliveries') return { status: 200, body: webhooks.deliveries };
  if (call === 'POST reset') {
    await reach.reset();
    return { status: 204 };
  }
  if (call === 'GET payments' && id === undefined) return { status: 200, body: payments.all().map(withoutSecrets) };
  const payment = payments.get(id ?? '');
  if (what !== 'payments' || !payment) return sentence(404, 'No such thing');
  if (method === 'GET') return { status: 200, body: withoutSecrets(payment) };
  const [first] = methodsFor(payment);
  if (method !== 'POST' || !first) return sentence(405, 'Only GET and POST');
  if (!isOpen(payment)) return sentence(409, 'The checkout is closed');
  // What the buttons of the payment page do, for tests that need no browser.
  const bankRefuses = payment.checkout.charge && faults.take('charge-refused', { operation: 'charge' }) !== undefined;
  if (verb === 'approve') void webhooks.send(payment, approve(payment, first, bankRefuses));
  else if (verb === 'decline') void webhooks.send(payment, decline(payment));
  else return sentence(404, 'approve or decline');
  return { status: 204 };
}

/** The webhook credentials are the merchant's secret and no test needs to read them back. */
function withoutSecrets<P extends { webHooks: { authorization?: string }[] }>(payment: P): P {
  return { ...payment, webHooks: payment.webHooks.map(({ authorization: _, ...hook }) => hook) };
}
