import { normalise } from '@faelles/schemas/identifiers/normalise.js';
import { bad, textual } from './kind.ts';
import { withinTexts } from './limits-of-text.ts';

/**
 * A time of day, `HH:MM`, in 24 hours and no zone. Read as Danes write it: `9`, `930`, `9.30`, `09:30`, `kl. 9.30`.
 * `9:30 pm` is refused and not counted on: who writes it may as well mean the morning, and 24 hours is the Danish way.
 */
export const time = textual((input, field, context) => {
  const text = normalise(input).toLowerCase().replace(/^(?:kl|klokken)\b\.? ?/, '').replace(/ ?\b(?:h|t|timer|uhr)\.?$/, '');
  const match = /^(\d{1,2})(?: ?[.:,-] ?(\d{2})|(\d{2}))?$/.exec(text);
  if (!match) return bad('format');
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? match[3] ?? 0);
  if (hour > 23 || minute > 59) return bad('format');
  const value = [hour, minute].map((part) => String(part).padStart(2, '0')).join(':');
  return withinTexts(value, /^\d{2}:\d{2}$/, ['too-small', 'too-large'], field, context);
});
