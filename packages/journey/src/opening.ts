import { NetworkError, ProblemError } from '@faelles/client/errors.js';
import type { Application } from '@faelles/schemas/application.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Draft } from '@faelles/schemas/draft.js';
import type { ReceiptView } from '@faelles/schemas/receipt.js';
import type { Destination } from './address.ts';
import { DefinitionMissing, type BackEnd } from './back-end.ts';
import { forgetUnpaid, unpaidOf } from './remembered.ts';

/** What the page shows. */
export type Phase =
  | { name: 'loading' }
  /** It cannot be shown; `words` is the key of the message, `again` when trying again may help. */
  | { name: 'stopped'; words: string; again: boolean }
  | { name: 'form'; draft?: Draft | undefined; unpaid?: Application | undefined }
  | { name: 'payment'; application: Application; arrival: '' | 'returned' | 'cancelled' }
  | { name: 'receipt'; view: ReceiptView };

/** The definition, when it could be had, and where the citizen is. */
export interface Opening {
  definition?: FormDefinition;
  phase: Phase;
}

/** Finds out where the citizen is: a form to go on with, a payment to come back to, a receipt to look at. */
export async function open(backEnd: BackEnd, solution: string, destination: Destination): Promise<Opening> {
  // Side by side: most visits need all of it.
  const [definition, phase] = await Promise.all([
    backEnd.definition(solution).catch((error: unknown) => error as Error),
    phaseOf(backEnd, solution, destination).catch((error: unknown) => stopped(error)),
  ]);
  // A receipt is shown from its own data, also when the solution is closed by then.
  if (phase.name === 'receipt') return definition instanceof Error ? { phase } : { definition, phase };
  if (definition instanceof Error) return { phase: stopped(definition) };
  if (phase.name !== 'form' || !phase.draft || phase.draft.definitionVersion === definition.version) return { definition, phase };
  // A draft stays on the version it began with, as long as the server keeps that.
  const older = await backEnd.definition(solution, phase.draft.definitionVersion).catch(() => definition);
  return { definition: older, phase };
}

async function phaseOf(backEnd: BackEnd, solution: string, destination: Destination): Promise<Phase> {
  if (destination.page === 'receipt') return { name: 'receipt', view: await receipt(backEnd, destination) };
  await backEnd.session.begin();
  if (destination.page === 'payment') return returned(backEnd, destination);
  const [draft, unpaid] = await Promise.all([backEnd.drafts.current(solution), unpaidApplication(backEnd, solution)]);
  return { name: 'form', draft, unpaid };
}

/** Whole with the session it was given to; masked with the secret of the link. */
async function receipt(backEnd: BackEnd, { receiptId, secret }: Extract<Destination, { page: 'receipt' }>): Promise<ReceiptView> {
  const calls = await backEnd.receipts();
  return calls.get(receiptId).catch((error: unknown) => {
    if (secret && error instanceof ProblemError && error.status < 500) return calls.get(receiptId, { link: secret });
    throw error;
  });
}

async function returned(backEnd: BackEnd, { paymentId, cancelled }: Extract<Destination, { page: 'payment' }>): Promise<Phase> {
  const [payments, applications] = await Promise.all([backEnd.payments(), backEnd.applications()]);
  const payment = await payments.get(paymentId);
  const application = await applications.get(payment.applicationId);
  return { name: 'payment', application: { ...application, payment }, arrival: cancelled ? 'cancelled' : 'returned' };
}

async function unpaidApplication(backEnd: BackEnd, solution: string): Promise<Application | undefined> {
  const id = unpaidOf(solution);
  if (!id) return undefined;
  const application = await backEnd.applications().then((calls) => calls.get(id)).catch((error: unknown) => error);
  if (!(application instanceof Error) && (application as Application).state === 'awaiting-payment') return application as Application;
  // Paid, let go, or of another session: nothing to offer. A lost connection says nothing.
  if (!(application instanceof NetworkError)) forgetUnpaid(solution);
  return undefined;
}

function stopped(error: unknown): Phase {
  const status = error instanceof DefinitionMissing || error instanceof ProblemError ? error.status : 0;
  if (status === 404 || status === 401 || status === 403) return { name: 'stopped', words: 'journey.not-found', again: false };
  if (status === 503) return { name: 'stopped', words: 'journey.unavailable', again: true };
  if (status === 429) return { name: 'stopped', words: 'journey.too-many', again: true };
  return { name: 'stopped', words: 'journey.load-failed', again: true };
}
