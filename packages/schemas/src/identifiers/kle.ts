import { normalise } from './normalise.ts';
import { refuse, type Parsed } from './result.ts';

// KL reserves its rights to the content of KLE, so only the form of the numbers is here; labels come from the consumer.

const match = (pattern: RegExp) => (input: string): Parsed => {
  const value = normalise(input);
  return pattern.test(value) ? { ok: true, value } : refuse('format');
};

/** Reads a KLE subject: main group `27`, group `27.36` or subject `05.04.06`. */
export const parseKleSubject = match(/^\d{2}(\.\d{2}(\.\d{2})?)?$/);

/** Reads a KLE handling facet: a capital letter and two digits, `G01`. */
export const parseKleFacet = match(/^[A-ZÆØÅ]\d{2}$/);

/** Reads a KLE journal key: subject and facet, `05.04.06-G01`. */
export const parseKleKey = match(/^\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}$/);

/** Reads a KLE pattern of log-in privileges: a subject, or `25.*`, `25.01.*`, `*`. */
export const parseKleWildcard = match(/^(\d{2}\.){0,2}\*$|^\d{2}(\.\d{2}){0,2}$/);

/** Reads a task number of FORM, the joint public task catalogue: `12`, `12.05`, `12.05.10.SR`, `12.05.10.15.UD`. */
export const parseFormTask = match(/^\d{2}(\.\d{2}(\.\d{2}){0,2}(\.[A-Z]{2})?)?$/);

/** Does a KLE pattern cover a subject? A pattern without star covers only itself. */
export function kleCovers(wildcard: string, subject: string): boolean {
  return wildcard.endsWith('*') ? subject.startsWith(wildcard.slice(0, -1)) : wildcard === subject;
}
