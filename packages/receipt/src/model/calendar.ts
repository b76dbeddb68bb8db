import type { CaseStatusView } from '@faelles/schemas/case-status.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import type { Text } from '@faelles/schemas/text.js';

/** A day or an appointment of a receipt that somebody may want in their own calendar. */
export interface CalendarEntry {
  /** The same for the same thing, also when the receipt is issued again. */
  id: string;
  kind: 'appointment' | 'payment' | 'action' | 'answer' | 'complaint';
  /** ISO 8601: a date for a whole day, else an instant. */
  from: string;
  /** The instant an appointment ends. */
  until?: string | undefined;
  /** What the authority calls it; absent where the kind says it. */
  title?: Text | undefined;
  description?: Text | undefined;
  location?: Text | undefined;
  href?: string | undefined;
}

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Is it a day, or an instant? What is neither can stand in no calendar. */
const isTime = (text: string | undefined): text is string => text !== undefined && !Number.isNaN(Date.parse(text));

/**
 * What of a receipt has a day: appointments, the last day to pay, to do something oneself and to complain, and the day an
 * answer was promised for. What the case's status says since then counts more than the receipt: a case that is decided
 * has no answer to wait for, and an application that was taken back has nothing to wait for at all.
 */
export function calendarEntries(receipt: Receipt, status?: CaseStatusView): CalendarEntry[] {
  if (status?.withdrawn) return [];
  return [...appointments(receipt), ...payment(receipt), ...actions(receipt), ...answer(receipt, status), ...complaint(receipt, status)];
}

function appointments({ appointments: booked = [] }: Receipt): CalendarEntry[] {
  return booked
    .filter(({ from, until }) => isTime(from) && isTime(until))
    .map(({ id, title, description, location, from, until }) => ({ id: `appointment-${id}`, kind: 'appointment', from, until, title, description, location }));
}

function payment({ payment: part }: Receipt): CalendarEntry[] {
  const due = part && part.remainingOre > 0 ? part.slip?.dueDate : undefined;
  return isTime(due) ? [{ id: 'payment', kind: 'payment', from: due }] : [];
}

/** By place among the receipt's actions: they stay as they were signed. */
function actions({ actions: wanted }: Receipt): CalendarEntry[] {
  return wanted.flatMap(({ code, label, href, from, until }, at): CalendarEntry[] => {
    const id = `action-${at}`;
    if (code === 'AFTALE' && isTime(from) && isTime(until) && !isDate(from) && !isDate(until)) return [{ id, kind: 'appointment', from, until, title: label, href }];
    return isTime(until) ? [{ id, kind: 'action', from: until, title: label, href }] : [];
  });
}

function answer({ expectedBy }: Receipt, status: CaseStatusView | undefined): CalendarEntry[] {
  const { current } = status ?? {};
  const waits = !current || current.status === 'created' || current.status === 'processing';
  const day = current?.expectedBy ?? expectedBy;
  return waits && isTime(day) ? [{ id: 'answer', kind: 'answer', from: day }] : [];
}

function complaint({ complaint: own }: Receipt, status: CaseStatusView | undefined): CalendarEntry[] {
  const decided = status?.history.findLast(({ decision }) => decision?.complaint?.until)?.decision?.complaint;
  const { until, text, href } = decided ?? own ?? {};
  return isTime(until) ? [{ id: 'complaint', kind: 'complaint', from: until, description: text, href }] : [];
}
