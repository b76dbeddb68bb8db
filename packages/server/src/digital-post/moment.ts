import { DANISH_ZONE } from '@faelles/language/format.js';
import { addDays } from '@faelles/schemas/date.js';

/** As MeMo writes moments: UTC with a `Z`, whole seconds. Undefined when it is not a moment with its zone. */
export function utcMoment(instant: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(instant)) return undefined;
  const time = new Date(instant);
  return Number.isNaN(time.getTime()) ? undefined : written(time);
}

/**
 * When something begins or ends. A moment is that moment; a day (`2026-12-01`) begins when it begins in Denmark, and ends
 * with its last second there. Undefined when it is neither.
 */
export function boundary(value: string, edge: 'from' | 'until'): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return utcMoment(value);
  try {
    return edge === 'from' ? written(dayBegins(value)) : written(new Date(dayBegins(addDays(value, 1)).getTime() - 1000));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const written = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: DANISH_ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Danish midnight is 23:00 or 22:00 UTC of the day before, by the season; clocks never change at midnight. */
function dayBegins(date: string): Date {
  const midnight = new Date(`${addDays(date, 0)}T00:00:00Z`).getTime();
  const [hours = 0, minutes = 0] = clock.format(midnight).split(':').map(Number);
  return new Date(midnight - (hours * 60 + minutes) * 60_000);
}
