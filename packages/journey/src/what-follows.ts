import type { Application } from '@faelles/schemas/application.js';
import { isSettled, owes, untilReceipt } from './application-state.ts';
import { gone } from './find-beginning.ts';
import type { Flow } from './flow.ts';
import { forgetPassed, passedOf } from './passed-memory.ts';
import { findReceipt, secretFor } from './receipts.ts';
import { troubleOf } from './trouble.ts';

/** How the citizen came to an application: from the provider, or from this page. */
type Arrival = '' | 'returned' | 'cancelled';

/** The answers are received: on to what comes next. */
export async function afterSubmit(flow: Flow, application: Application): Promise<void> {
  await flow.drafts.shelf.drop();
  try {
    await showApplication(flow, application);
  } catch (error) {
    // It is sent; only its receipt cannot be shown now. Nobody may think that it is to be sent again.
    flow.move({ name: 'closed', about: 'receipt', trouble: troubleOf(error) });
  }
}

/** Back from the provider. @throws NetworkError, ProblemError @param defined comes when the definition is there, or cannot be had */
export async function comeBack(flow: Flow, paymentId: string, cancelled: boolean, defined: Promise<unknown> | undefined): Promise<void> {
  const { payments, applications } = await flow.parts.calls();
  const stopped = cancelled ? await payments.cancel(paymentId).catch(() => undefined) : undefined;
  const payment = stopped ?? (await gone(() => payments.get(paymentId)));
  const found = payment && (await gone(() => applications.get(payment.applicationId)));
  // Who is paid, and the way so far, are named by the definition.
  await defined;
  if (!found) return flow.move({ name: 'elsewhere' });
  const application = { ...found, payment };
  const arrival = cancelled ? 'cancelled' : 'returned';
  if (await owes(application, payments)) return showPayment(flow, application, arrival);
  await showApplication(flow, application, arrival);
  void import('./tell-tabs.ts').then(({ tellTabs }) => tellTabs(application.id), () => undefined);
}

/** Goes to the payment of an application that waits for it, or to the receipt of one that was received meanwhile. */
export async function goOn(flow: Flow, application: Application): Promise<void> {
  try {
    await showApplication(flow, application);
  } catch {
    flow.say({ key: 'journey.closed.offline.lead' });
  }
}

/** Wherever an application stands, the citizen is shown what comes next for it. @throws NetworkError, ProblemError */
export async function showApplication(flow: Flow, application: Application, arrival: Arrival = ''): Promise<void> {
  const { memory, calls, place } = flow.parts;
  memory.write({ begun: true, applicationId: application.id, shared: memory.read().shared });
  if (application.state === 'awaiting-consent') {
    place.consenting();
    return flow.move({ name: 'consenting', application });
  }
  const settled = isSettled(application) ? await untilReceipt(calls, application.id) : application;
  if (settled.receiptId) return showReceipt(flow, settled.receiptId);
  showPayment(flow, settled, arrival);
}

/** An application that is to be paid, or whose payment is waited for. */
export function showPayment(flow: Flow, application: Application, arrival: Arrival = ''): void {
  flow.parts.place.paying();
  flow.passed = passedOf(application.id);
  const open = application.payment !== undefined && !application.payment.finished;
  if (arrival === 'returned' && open) flow.move({ name: 'waiting', application });
  else flow.move({ name: 'paying', application, arrival: arrival === 'cancelled' ? arrival : '' });
}

/** A receipt, by the session or by the secret of its link. @throws NetworkError, ProblemError */
export async function showReceipt(flow: Flow, id: string, secret?: string): Promise<void> {
  const { calls, memory, place } = flow.parts;
  const view = await findReceipt(calls, id, secret, memory.read().begun);
  const link = secret ?? (view.masked ? undefined : await secretFor(calls, view));
  place.receipt(id, link);
  // Without them the receipt is whole: it is shown from its own data.
  const beside = await import('./receipt-asking.ts').catch(() => undefined);
  const asking = (await beside?.receiptAsking(calls, view, link)) ?? {};
  flow.problem = undefined;
  flow.move({ name: 'receipt', view, asking });
  beside?.bringCaseStatus(view);
  forgetPassed();
}
