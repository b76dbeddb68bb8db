import type { Application } from '@faelles/schemas/application.js';
import type { FormDefinition, ProcessingTime } from '@faelles/schemas/definition.js';
import { todayIn } from '@faelles/schemas/date.js';
import { addDuration } from '@faelles/schemas/duration.js';
import type { Rule } from '@faelles/schemas/json.js';
import type { Payment } from '@faelles/schemas/payment.js';
import type { Receipt, ReceiptPayment } from '@faelles/schemas/receipt.js';
import type { SummarySection } from '@faelles/schemas/summary.js';
import type { WorkingCalendar } from '@faelles/schemas/working-days.js';
import { addWorkingDays } from './working-days.ts';

/** What the payment part of a receipt is made of. */
export interface ReceiptPaymentInput {
  payment: Partial<Payment> & Pick<Payment, 'state' | 'order' | 'amounts'>;
  /** Øre that are reserved or taken, and were not given back. */
  paidOre: number;
  paidAt?: string | undefined;
}

/** Everything a receipt is made of. */
export interface ReceiptInput {
  /** UUID of the receipt. */
  id: string;
  application: Pick<Application, 'reference' | 'language' | 'receivedAt' | 'actor' | 'subject' | 'representation'>;
  definition: Pick<FormDefinition, 'id' | 'version' | 'title' | 'authority' | 'receipt'>;
  /** The answers as labelled on the way (form-engine, `summaryOf`). */
  sections: SummarySection[];
  /**
   * The attempt that paid, or whose slip is to be paid; `not-required` with the order when exemptions left nothing to pay;
   * absent without an order. `paidAt` is when it was authorised.
   */
  payment?: ReceiptPaymentInput | undefined;
  /** Does this condition of a next step hold for these answers? */
  holds: (rule: Rule) => boolean;
  /** ISO 8601. */
  issuedAt: string;
}

/** The receipt as data. Throws RangeError when the application has not been received. */
export function composeReceipt(input: ReceiptInput): Receipt {
  const { application, definition } = input;
  const { receivedAt } = application;
  if (receivedAt === undefined) throw new RangeError('A receipt is for an application that has been received');
  const { kind, nextSteps, processingTime, actions = [] } = definition.receipt;
  const expected = processingTime && expectedBy(receivedAt, processingTime, definition.authority.calendar);
  return {
    id: input.id,
    kind,
    reference: application.reference,
    solution: { id: definition.id, version: definition.version, title: definition.title },
    authority: definition.authority,
    receivedAt,
    issuedAt: input.issuedAt,
    language: application.language,
    actor: application.actor,
    subject: application.subject,
    ...(application.representation && { representation: application.representation }),
    sections: input.sections,
    ...(input.payment && { payment: receiptPayment(input.payment) }),
    nextSteps: nextSteps.filter((step) => step.when === undefined || input.holds(step.when)).map((step) => step.text),
    ...(processingTime && { processingTime }),
    ...(expected && { expectedBy: expected }),
    actions,
  };
}

/**
 * The day an answer can be expected, counted from the day the application came in, in Danish time.
 * Undefined when the time runs from the day everything has been told, which is not known yet, and when working days cannot
 * be counted for want of a calendar of that year.
 */
export function expectedBy(receivedAt: string, time: ProcessingTime, calendar?: WorkingCalendar): string | undefined {
  if (time.date !== undefined) return time.date;
  if (time.countsFrom !== 'received') return undefined;
  const day = todayIn('Europe/Copenhagen', new Date(receivedAt));
  if (time.duration !== undefined) return addDuration(day, time.duration);
  return time.workingDays !== undefined && calendar ? addWorkingDays(day, time.workingDays, calendar) : undefined;
}

/** The payment part of a receipt: what was to be paid, what is, and what remains and how to pay it. */
export function receiptPayment({ payment, paidOre, paidAt }: ReceiptPaymentInput): ReceiptPayment {
  // A slip may be paid with too much: then nothing remains, and what is over goes back.
  const remainingOre = Math.max(0, payment.order.totalOre - paidOre);
  return {
    state: payment.state,
    order: payment.order,
    amounts: payment.amounts,
    ...(payment.slip && { slip: payment.slip }),
    ...(payment.paidWith && { paidWith: payment.paidWith }),
    ...(payment.transactionId && { transactionId: payment.transactionId }),
    ...(paidAt && { paidAt }),
    remainingOre,
  };
}
