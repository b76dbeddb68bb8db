import ical, { ICalAlarmType, ICalEventClass, ICalEventTransparency, type ICalEventData } from 'ical-generator';
import { calendar as da } from '@faelles/language/dictionaries/da/calendar.js';
import { calendar as en } from '@faelles/language/dictionaries/en/calendar.js';
import { formatMoney } from '@faelles/language/format.js';
import { createTranslator, type Translator } from '@faelles/language/translator.js';
import { calendarEntries, type CalendarEntry } from '@faelles/receipt/model/calendar.js';
import type { CaseStatusView } from '@faelles/schemas/case-status.js';
import { addDays } from '@faelles/schemas/date.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { textIn } from '@faelles/schemas/text-in.js';
import type { Text } from '@faelles/schemas/text.js';

const day = 86_400;
/** Nine in the morning of the day before a whole day, in seconds before that day begins. */
const morningBefore = 15 * 3600;

/** What a calendar is made of beside the receipt. */
export type CalendarInput = {
  status?: CaseStatusView | undefined;
  /** `da` or `en`; Danish for every other. */
  language: string;
  /** Host of this server: the right side of each UID, so that no other server's is the same. */
  host: string;
};

/**
 * The days of a receipt as an iCalendar object (RFC 5545), or undefined when it has none. The same receipt and status give
 * the same bytes. A day is a DATE and has no zone; an appointment is an instant in UTC, which is right everywhere and
 * in every summer time, and needs no VTIMEZONE. An entry keeps its UID when the receipt is issued again or a new date is
 * told, with a higher SEQUENCE, so that a calendar moves it instead of adding another. There is no METHOD: it is a file
 * to take in, not an invitation to answer.
 */
export function calendarFile(receipt: Receipt, { status, language, host }: CalendarInput): string | undefined {
  const entries = calendarEntries(receipt, status);
  if (entries.length === 0) return undefined;
  const t = language.split('-')[0] === 'en' ? createTranslator(en, 'en') : createTranslator(da, 'da');
  const told = Math.max(Date.parse(receipt.issuedAt), ...(status?.history ?? []).map(({ recordedAt }) => Date.parse(recordedAt)));
  const revised = {
    stamp: new Date(told),
    // Whole seconds since it came in: it never goes down, and needs nothing to be counted.
    sequence: Math.max(0, Math.floor((told - Date.parse(receipt.receivedAt)) / 1000)),
  };
  const file = ical({ prodId: { company: 'Faelles Komponenter', product: 'receipt', language: language.toUpperCase() } });
  for (const entry of entries) file.createEvent({ ...eventOf(entry, receipt, t), ...revised, id: `${receipt.id}-${entry.id}@${host}` });
  return `${file.toString()}\r\n`;
}

function eventOf(entry: CalendarEntry, receipt: Receipt, t: Translator): ICalEventData {
  const { kind, from, until, description, location, href } = entry;
  const say = (text: Text | undefined) => textIn(text ?? receipt.solution.title, t.language);
  const allDay = /^\d{4}-\d{2}-\d{2}$/.test(from);
  const title = say(entry.title);
  const url = webAddress(href);
  const alarm = kind === 'answer' ? undefined : kind === 'appointment' || !allDay ? day : morningBefore;
  const summary = clean(kind === 'appointment' ? title : t(`calendar.${kind}`, { title }));
  return {
    summary,
    start: new Date(from),
    ...(allDay && { allDay, end: new Date(addDays(from, 1)) }),
    ...(until !== undefined && { end: new Date(until) }),
    description: clean([description && say(description), ...about(kind, receipt, t), url].filter(Boolean).join('\n')),
    ...(location && { location: clean(say(location)) }),
    ...(url && { url }),
    // A calendar others may see shows that there is something, not what.
    class: ICalEventClass.PRIVATE,
    // A last day takes no time of the day it stands on.
    transparency: kind === 'appointment' ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    ...(alarm !== undefined && { alarms: [{ type: ICalAlarmType.display, triggerBefore: alarm, description: summary }] }),
  };
}

/** What it is about and whom to ask: the entry is read long after the page is gone. */
function about(kind: CalendarEntry['kind'], receipt: Receipt, t: Translator): string[] {
  const { payment, reference, solution } = receipt;
  const authority = textIn(receipt.authority.name, t.language);
  const { phone } = receipt.authority.contact;
  return [
    ...(kind === 'payment' ? [t('calendar.payment.text', { amount: formatMoney(payment?.remainingOre ?? 0, t.language) })] : []),
    ...(kind === 'answer' ? [t('calendar.answer.text', { authority })] : []),
    t('calendar.about', { title: textIn(solution.title, t.language), reference }),
    phone ? t('calendar.contact', { authority, phone }) : authority,
  ];
}

/**
 * Only what may stand in a TEXT: what a calendar could not read is shown as �, never dropped in silence. Line ends are
 * written as the format writes them by the generator.
 */
function clean(text: string): string {
  return text.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '\uFFFD');
}

/** An https address, written so that nothing in it can end the line; others lead nowhere from a calendar. */
function webAddress(href: string | undefined): string | undefined {
  const url = href === undefined ? null : URL.parse(href);
  return url?.protocol === 'https:' ? url.href : undefined;
}
