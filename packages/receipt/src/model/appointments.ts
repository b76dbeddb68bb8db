import type { Json, Rule } from '@faelles/schemas/json.js';
import type { Authority } from '@faelles/schemas/definition.js';
import type { AppointmentSetting } from '@faelles/schemas/receipt-settings.js';
import type { Reservation } from '@faelles/schemas/receipt.js';
import { textIn } from '@faelles/schemas/text-in.js';
import { isRealDate } from '@faelles/schemas/day.js';

/** What appointments are worked out from: the answers, through their rules, and who invites. */
export interface AppointmentContext {
  holds: (rule: Rule) => boolean;
  value: (rule: Rule) => Json;
  /** A new UUID each time. */
  newId: () => string;
  authority: Authority;
}

/**
 * The appointments that follow from the answers, in the order of the settings. One whose rules give no day and time is none.
 */
export function appointmentsOf(settings: readonly AppointmentSetting[], { holds, value, newId, authority }: AppointmentContext): Reservation[] {
  return settings.flatMap(({ when, title, description, location, day, time, minutes }): Reservation[] => {
    if (when !== undefined && !holds(when)) return [];
    const from = danishInstant(value(day), value(time));
    if (!from) return [];
    const { email } = authority.contact;
    return [{
      id: newId(),
      title,
      ...(description && { description }),
      location,
      from: from.toISOString(),
      until: new Date(from.getTime() + minutes * 60_000).toISOString(),
      ...(email && { organizerMail: email }),
      organizerName: textIn(authority.name, 'da'),
    }];
  });
}

const clocks = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Copenhagen', dateStyle: 'short', timeStyle: 'medium' });

/** Milliseconds that Denmark is ahead of UTC at an instant. */
const ahead = (time: number) => Date.parse(`${clocks.format(time).replace(' ', 'T')}Z`) - Math.floor(time / 1000) * 1000;

/**
 * The instant of a day and a time of day in Denmark. Of the hour that comes twice in October, the first; the hour that
 * does not come in March is an hour later. Undefined when the two are no day and time.
 */
export function danishInstant(day: Json, time: Json): Date | undefined {
  if (!isRealDate(day) || typeof time !== 'string' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined;
  const wall = Date.parse(`${day}T${time}:00Z`);
  // Denmark is one or two hours ahead: the earlier instant that shows this time is it.
  for (const hours of [2, 1]) {
    const instant = wall - hours * 3_600_000;
    if (ahead(instant) === hours * 3_600_000) return new Date(instant);
  }
  return new Date(wall - 3_600_000);
}
