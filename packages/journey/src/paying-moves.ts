import type { Flow } from './flow.ts';
import { untilReceipt } from './application-state.ts';
import { showApplication, showPayment, showReceipt } from './what-follows.ts';

/** The provider has confirmed the payment: on to the receipt. */
export async function paid(flow: Flow, applicationId: string): Promise<void> {
  flow.parts.followUp.tell({ type: 'paid', step: 'payment' });
  try {
    const application = await untilReceipt(flow.parts.calls, applicationId);
    if (application.receiptId) await showReceipt(flow, application.receiptId);
    else flow.say({ key: 'journey.receipt-late' });
  } catch {
    flow.say({ key: 'journey.receipt-late' });
  }
}

/** The payment did not go through: the citizen may pay again. */
export function paymentOpen(flow: Flow): void {
  if (flow.phase.name === 'waiting') flow.move({ name: 'paying', application: flow.phase.application, arrival: '' });
}

/** There is a slip now: with most of them the application is received at once, and its receipt says what remains. */
export async function slipWritten(flow: Flow, applicationId: string): Promise<void> {
  try {
    const application = await (await flow.parts.calls()).applications.get(applicationId);
    if (application.state === 'received') await showApplication(flow, application);
  } catch {
    // The slip is on the page; the receipt comes with the next visit.
  }
}

/** From a receipt with a slip that is not paid to the other ways to pay. */
export async function payOtherwise(flow: Flow, applicationId: string): Promise<void> {
  flow.problem = undefined;
  try {
    showPayment(flow, await (await flow.parts.calls()).applications.get(applicationId));
  } catch {
    flow.say({ key: 'journey.closed.offline.lead' });
  }
}
