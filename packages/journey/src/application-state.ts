import type { Application } from '@faelles/schemas/application.js';
import type { Calls, JourneyCalls } from './calls.ts';

/** The states of a payment that the provider has confirmed as paid. */
const paid: readonly string[] = ['authorised', 'captured', 'partly-refunded', 'refunded', 'not-required'];

/** Nothing more is to be paid, as far as the provider has told. */
export function isSettled({ payment, state }: Application): boolean {
  return state === 'received' || (payment !== undefined && paid.includes(payment.state));
}

/** Received with a slip that is not paid, when the citizen comes back from another way to pay: what became of that is to be shown. */
export async function owes({ id, state, payment }: Application, payments: JourneyCalls['payments']): Promise<boolean> {
  if (state !== 'received' || !payment || payment.slip || paid.includes(payment.state)) return false;
  return (await payments.situation?.(id))?.payUntil !== undefined;
}

/** Seconds between two questions for the receipt of a paid application: the server makes it at once, or a webhook is on its way. */
const pauses = [0, 0.3, 0.7, 1, 2, 3, 5, 8];

/** The application once it has its receipt, or as it stands when that takes too long. */
export async function untilReceipt(calls: Calls, id: string, wait: (seconds: number) => Promise<void> = sleep): Promise<Application> {
  const { applications } = await calls();
  let application: Application | undefined;
  for (const seconds of pauses) {
    await wait(seconds);
    application = await applications.get(id);
    if (application.receiptId) break;
  }
  return application!;
}

const sleep = (seconds: number) => new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));
