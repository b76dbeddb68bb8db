import { addDays, addMonths, age, daysBetween, isRealDate } from '@faelles/schemas/date.js';
import { roundOre } from '@faelles/schemas/money.js';
import type { Json } from '@faelles/schemas/json.js';

type Arguments = (Json | undefined)[];

/** A whole number, or null for a rule that got something else. */
const whole = (value: Json | undefined) => (typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined);

function dated(date: Json | undefined, count: Json | undefined, add: (date: string, count: number) => string): Json {
  const by = whole(count);
  // A rule may run past the year 9999; that is no date, and no reason to stop.
  return isRealDate(date) && by !== undefined && Math.abs(by) <= 4_000_000 ? attempt(() => add(date, by)) : null;
}

function attempt<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/**
 * The operations that public rules need beyond JsonLogic. None throws; what is not a date or a number gives null.
 * Published vectors: `test/vectors/operations/`.
 */
export const namedOperations: Record<string, (args: Arguments, today: string | undefined) => Json> = {
  /** `[]`: the day in Copenhagen, ISO 8601. */
  today: (_, today) => today ?? null,
  /** `[from, to]`: whole days, 0 on the same day, negative when `to` comes first. */
  'days-between': ([from, to]) => (isRealDate(from) && isRealDate(to) ? daysBetween(from, to) : null),
  /** `[date, days]`. */
  'add-days': ([date, days]) => dated(date, days, addDays),
  /** `[date, months]`: the same day of the month, or that month's last. */
  'add-months': ([date, months]) => dated(date, months, addMonths),
  /** `[birth date]` or `[birth date, on]`: whole years, today unless said. */
  age: ([born, on], today) => {
    const day = on === undefined ? today : on;
    return isRealDate(born) && isRealDate(day) ? age(born, day) : null;
  },
  /** `[amount]`: whole øre, half away from zero. */
  'round-ore': ([amount]) =>
    typeof amount === 'number' && Number.isFinite(amount) ? attempt(() => roundOre(amount)) : null,
  /** `[value]`: is it answered? False and 0 are answers; nothing, '' and an empty list or object are none. */
  present: ([value]) =>
    value !== undefined && value !== null && value !== '' && (typeof value !== 'object' || Object.keys(value).length > 0),
};
