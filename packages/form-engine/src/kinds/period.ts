import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import type { Json } from '@faelles/schemas/json.js';
import { date } from './date.ts';
import { bad, empty, good, isObject, own, type Kind, type ParseResult } from './kind.ts';

/** The two days of a period; also the paths of its issues, as `from` or `from.day`. */
export const periodEnds = ['from', 'to'] as const;

/** A day that was not begun is no day, whatever shape it has. */
function isBlank(day: Json | undefined): boolean {
  if (isObject(day)) return Object.values(day).every((part) => !normalise(part) && (typeof part === 'string' || part === null));
  return day === undefined || day === null || (typeof day === 'string' && !normalise(day));
}

/**
 * Two days, the last not before the first; both may be the same day. Limits hold for both. The input is an object of
 * two dates, each as a `date` takes it; a day that is missing or wrong is an issue at that day.
 */
export const period: Kind = (input, field, context) => {
  if (!isObject(input)) return bad('type');
  const typed = periodEnds.map((end) => own(input, end));
  if (typed.every(isBlank)) return empty;
  const days = typed.map((day): ParseResult => (isBlank(day) ? bad('required') : date(day!, field, context)));
  const issues = days.flatMap((day, at) =>
    day.issues.map((issue) => ({ ...issue, path: [periodEnds[at], issue.path].filter(Boolean).join('.') })),
  );
  if (issues.length) return { issues };
  const [from, to] = days.map(({ value }) => value as string) as [string, string];
  return to < from ? bad('period-order', undefined, 'to') : good({ from, to });
};
