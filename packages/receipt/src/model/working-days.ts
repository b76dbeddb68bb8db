import { addDays } from '@faelles/schemas/date.js';
import type { WorkingCalendar } from '@faelles/schemas/working-days.js';

/**
 * The day on which so many working days are over, counted from the day after `date` (forvaltningsloven and eIDAS alike: the
 * day of the event is not counted). Saturdays, Sundays, holidays and the authority's closed days are skipped.
 *
 * @param date ISO 8601 date
 * @returns an ISO date, or undefined when the count runs into a year whose holidays the calendar does not list: a day
 * that may be wrong is not promised
 */
export function addWorkingDays(date: string, days: number, { holidays, closedDays = [] }: WorkingCalendar): string | undefined {
  let day = date;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    const free = holidays[day.slice(0, 4)];
    if (!free) return undefined;
    if (!isWeekend(day) && !free.includes(day) && !closedDays.includes(day)) left--;
  }
  return day;
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}
