import type { Fault, Faults } from './faults.ts';
import { parseObject, type Answer } from './http.ts';
import type { Webhooks } from './webhooks.ts';

/** What the control API reaches in a simulator. */
export interface Controlled {
  faults: Faults;
  webhooks: Webhooks;
  /** Every payment as a test may see it, without secrets. */
  payments(): unknown[];
  /** One of them. */
  payment(id: string): unknown;
  /** Does to a payment what a payer or time does, by its verb; undefined when there is no such verb. */
  act(id: string, verb: string): Answer | undefined;
  reset(): Promise<void>;
}

/** An answer in words, for whoever writes the test. */
export const sentence = (status: number, message: string): Answer => ({ status, body: { message } });

/** The control API under `/control`, the same for every simulator: orders misbehaviour and looks inside. */
export async function control(method: string, path: string, text: string, reach: Controlled): Promise<Answer> {
  const { faults, webhooks } = reach;
  const [, , what, id, verb] = path.split('/');
  const call = `${method} ${what ?? ''}`;
  if (call === 'POST faults') return orderFault(text, faults);
  if (call === 'GET faults') return { status: 200, body: faults.list() };
  if (call === 'DELETE faults') {
    faults.clear(id);
    return { status: 204 };
  }
  if (call === 'GET deliveries') return { status: 200, body: webhooks.deliveries };
  if (call === 'GET quiet') return webhooks.quiet ? { status: 204 } : sentence(409, 'Webhooks are still to be sent');
  if (call === 'POST reset') {
    await reach.reset();
    return { status: 204 };
  }
  if (call === 'GET payments' && id === undefined) return { status: 200, body: reach.payments() };
  const payment = what === 'payments' && id !== undefined ? reach.payment(id) : undefined;
  if (payment === undefined) return sentence(404, 'No such thing');
  if (method === 'GET') return { status: 200, body: payment };
  if (method !== 'POST') return sentence(405, 'Only GET and POST');
  return reach.act(id!, verb ?? '') ?? sentence(404, 'No such verb');
}

function orderFault(text: string, faults: Faults): Answer {
  const body = parseObject(text);
  if (!body) return sentence(400, 'The body must be a JSON object with a kind');
  try {
    return { status: 201, body: { id: faults.add(body as unknown as Fault) } };
  } catch (error) {
    return sentence(400, (error as Error).message);
  }
}
