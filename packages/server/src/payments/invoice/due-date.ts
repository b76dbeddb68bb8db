import { addDays } from '@faelles/schemas/date.js';

/** Days after the due day that money may still be on its way through the banks before a slip counts as unpaid. */
const graceDays = 4;

/**
 * The day a slip is due that is written today. A Saturday or Sunday becomes the Monday after, when banks book again.
 * Public holidays are not known here (working-day calendars are data of the authority): on one, {@link unpaidFrom} gives
 * the days that it takes.
 */
export function slipDueDate(today: string, dueDays: number): string {
  const date = addDays(today, dueDays);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(date, 2) : weekday === 0 ? addDays(date, 1) : date;
}

/** From when a slip without money counts as unpaid. */
export function unpaidFrom(dueDate: string): Date {
  return new Date(`${addDays(dueDate, graceDays + 1)}T00:00:00Z`);
}
