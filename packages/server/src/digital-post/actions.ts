import type { ActionItem, ReceiptDocument } from '@faelles/receipt/model/document.js';
import { actionCodes } from '@faelles/schemas/receipt-settings.js';
import type { Reservation } from '@faelles/schemas/receipt.js';
import { textIn } from '@faelles/schemas/text-in.js';
import type { MemoAction } from './memo.ts';
import { boundary, utcMoment } from './moment.ts';
import { oneLine } from './text.ts';
import { absoluteUrl, type UrlFault } from './url.ts';
import { uuidOf } from './uuid.ts';

/** Something of the receipt that the message has no place for. It still stands in the text. Codes only: it may be logged. */
export type LeftOut = {
  what: 'action' | 'appointment' | 'receipt-link';
  why:
    | UrlFault
    /** An action without an address. */
    | 'no-address'
    /** AFTALE is an appointment with a time and place; a link to make one is not. */
    | 'no-reservation'
    /** None of MeMo's eight. */
    | 'unknown-code'
    /** The time of it cannot be read, or it ends before it begins. */
    | 'period';
};

/** What actions come from. */
export type ActionSources = {
  /** Its actions, in its words. */
  document: ReceiptDocument;
  appointments: readonly Reservation[];
  /** The server's public origin, for links written from the root. */
  origin?: string | undefined;
  /** The page of the receipt and what to call it. */
  page?: { url: string; label: string } | undefined;
};

/** What the recipient can do, as a message may offer it, and what could not be offered. Appointments stand first. */
export function memoActions({ document, appointments, origin, page }: ActionSources): { actions: MemoAction[]; leftOut: LeftOut[] } {
  const actions: MemoAction[] = [];
  const leftOut: LeftOut[] = [];
  const take = (what: LeftOut['what'], made: MemoAction | LeftOut['why']): void => {
    if (typeof made === 'string') leftOut.push({ what, why: made });
    else actions.push(made);
  };
  for (const appointment of appointments) take('appointment', reserved(appointment, document.lang));
  for (const block of document.blocks) {
    if (block.kind !== 'actions') continue;
    // What is done further down on the receipt's page is done there: the message has no form in it.
    for (const item of block.items) take('action', linked(item.href?.startsWith('#') && page ? { ...item, href: page.url } : item, origin));
  }
  if (page) take('receipt-link', linked({ code: 'INFORMATION', label: { text: page.label }, href: page.url }, undefined));
  return { actions, leftOut };
}

function reserved(appointment: Reservation, language: string): MemoAction | LeftOut['why'] {
  const startDateTime = utcMoment(appointment.from);
  const endDateTime = utcMoment(appointment.until);
  if (!startDateTime || !endDateTime || endDateTime < startDateTime) return 'period';
  const title = oneLine(textIn(appointment.title, language));
  const { description, organizerMail, organizerName } = appointment;
  return {
    label: title,
    actionCode: 'AFTALE',
    reservation: {
      description: description ? oneLine(textIn(description, language)) : title,
      reservationUUID: uuidOf(appointment.id),
      abstract: title,
      location: oneLine(textIn(appointment.location, language)),
      startDateTime,
      endDateTime,
      ...(organizerMail?.trim() && { organizerMail: oneLine(organizerMail) }),
      ...(organizerName?.trim() && { organizerName: oneLine(organizerName) }),
    },
  };
}

function linked({ code, label, href, from, until }: ActionItem, origin: string | undefined): MemoAction | LeftOut['why'] {
  const actionCode = actionCodes.find((known) => known === code);
  if (!actionCode) return 'unknown-code';
  if (actionCode === 'AFTALE') return 'no-reservation';
  if (href === undefined) return 'no-address';
  const address = absoluteUrl(href, origin);
  if ('fault' in address) return address.fault;
  const startDateTime = from === undefined ? undefined : boundary(from, 'from');
  const endDateTime = until === undefined ? undefined : boundary(until, 'until');
  const unreadable = (from !== undefined && !startDateTime) || (until !== undefined && !endDateTime);
  if (unreadable || (startDateTime && endDateTime && endDateTime < startDateTime)) return 'period';
  return { label: oneLine(label.text), actionCode, startDateTime, endDateTime, url: address.url };
}
