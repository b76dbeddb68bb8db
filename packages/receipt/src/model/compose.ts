import type { Application } from '@faelles/schemas/application.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { todayIn } from '@faelles/schemas/date.js';
import { addDuration } from '@faelles/schemas/duration.js';
import type { Rule } from '@faelles/schemas/json.js';
import type { Payment } from '@faelles/schemas/payment.js';
import type { ActionSetting, ProcessingTime, ReceiptTexts } from '@faelles/schemas/receipt-settings.js';
import type { Receipt, ReceiptAction, ReceiptAttachment, ReceiptConsent, ReceiptDeclaration, ReceiptPayment, Reservation, Verify } from '@faelles/schemas/receipt.js';
import type { SummarySection } from '@faelles/schemas/summary.js';
import type { Text } from '@faelles/schemas/text.js';
import type { WorkingCalendar } from '@faelles/schemas/working-days.js';
import { addWorkingDays } from './working-days.ts';

type Sentences = ReceiptTexts['nextSteps'];

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
  /** The files, as they lie on the server. */
  attachments?: ReceiptAttachment[] | undefined;
  consents?: ReceiptConsent[] | undefined;
  declarations?: ReceiptDeclaration[] | undefined;
  appointments?: Reservation[] | undefined;
  /** The code anybody can check it by. */
  verify?: Verify | undefined;
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
  const { kind, nextSteps, result, processingTime, actions = [], feedback } = definition.receipt;
  const { calendar, ...authority } = definition.authority;
  const expected = processingTime && expectedBy(receivedAt, processingTime, calendar);
  const sentences = (list: Sentences): Text[] => list.filter(({ when }) => when === undefined || input.holds(when)).map(({ text }) => text);
  return {
    id: input.id,
    kind,
    reference: application.reference,
    solution: { id: definition.id, version: definition.version, title: definition.title },
    authority,
    receivedAt,
    issuedAt: input.issuedAt,
    language: application.language,
    actor: application.actor,
    subject: application.subject,
    ...(application.representation && { representation: application.representation }),
    sections: input.sections,
    ...some('attachments', input.attachments),
    ...some('consents', input.consents),
    ...some('declarations', input.declarations),
    ...(input.payment && { payment: receiptPayment(input.payment) }),
    ...decided(definition.receipt, input.issuedAt),
    ...(kind !== 'acknowledgement' && result && { result: sentences(result) }),
    nextSteps: sentences(nextSteps),
    ...(processingTime && { processingTime }),
    ...(expected && { expectedBy: expected }),
    actions: actions.filter(({ when }) => when === undefined || input.holds(when)).map((action) => actionOf(action, receivedAt)),
    ...some('appointments', input.appointments),
    ...(feedback && { feedback }),
    ...(input.verify && { verify: input.verify }),
  };
}

/** A list that has something in it: an empty one says no more than none, and an old receipt had none. */
function some<Name extends string, Item>(name: Name, items: Item[] | undefined): { [name in Name]?: Item[] } {
  return items?.length ? ({ [name]: items } as { [name in Name]: Item[] }) : {};
}

/** Guidance on complaints goes with a decision and with nothing else (forvaltningsloven § 25). */
function decided({ kind, decision, complaint }: ReceiptTexts, issuedAt: string): Pick<Receipt, 'decision' | 'complaint'> {
  if (kind === 'acknowledgement' || !decision) return {};
  if (!complaint) return { decision };
  const { text, within, href } = complaint;
  const until = within && addDuration(dayOf(issuedAt), within);
  return { decision, complaint: { text, ...(until && { until }), ...(href && { href }) } };
}

function actionOf({ code, label, href, from, until, within }: ActionSetting, receivedAt: string): ReceiptAction {
  const last = until ?? (within && addDuration(dayOf(receivedAt), within));
  return { code, label, href, ...(from && { from }), ...(last && { until: last }) };
}

const dayOf = (instant: string) => todayIn('Europe/Copenhagen', new Date(instant));

/**
 * The day an answer can be expected, counted from the day the application came in, in Danish time.
 * Undefined when the time runs from the day everything has been told, which is not known yet, and when working days cannot
 * be counted for want of a calendar of that year.
 */
export function expectedBy(receivedAt: string, time: ProcessingTime, calendar?: WorkingCalendar): string | undefined {
  if (time.date !== undefined) return time.date;
  if (time.countsFrom !== 'received') return undefined;
  const day = dayOf(receivedAt);
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
