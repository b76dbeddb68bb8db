import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import type { FetchedValue } from '@faelles/schemas/sources.js';
import type { SummaryLine } from '@faelles/schemas/summary.js';
import type { Text } from '@faelles/schemas/text.js';
import { fieldAt } from './compile.ts';
import type { Evaluation } from './evaluation.ts';
import { isChanged, originsIn } from './origins.ts';
import type { ParseField } from './kinds/kind.ts';
import { privacyOf } from './summarise.ts';

// A summary is read without dictionaries, as on a receipt years from now: its own words stand in it.
const PROTECTED: Text = { da: 'Beskyttet. Oplysningerne vises ikke', en: 'Protected. The data is not shown' };
const SOURCE: Text = { da: 'Hentet fra', en: 'Fetched from' };
const CORRECTION: Text = { da: 'Det skriver du er forkert', en: 'What you say is wrong' };

/** Where a prefilled answer came from; nothing for any other. */
export function originOf(evaluation: Evaluation, path: string, value: Json | undefined): Pick<SummaryLine, 'origin'> {
  const origins = originsIn(evaluation.values());
  const origin = Object.hasOwn(origins, path) ? origins[path] : undefined;
  const source = fieldAt(evaluation.form, path)?.field.source;
  if (!origin || !source || value === undefined) return {};
  return { origin: { source: source.label, at: origin.fetchedAt, ...(isChanged(origin, value) && { changed: true }) } };
}

/** The data of a `fetched` field as lines, where it came from (its value is when), and what the citizen said is wrong with it. */
export function fetchedLines(field: FieldDefinition, path: string, value: Json | undefined, parse: ParseField): SummaryLine[] {
  const { from, data = {}, fetchedAt, correction } = (value ?? {}) as Partial<FetchedValue>;
  const origin: SummaryLine[] =
    from === 'citizen' || !fetchedAt || !field.source ? []
    : [{ path: `${path}.source`, kind: 'text', label: SOURCE, value: fetchedAt, text: field.source.label, privacy: 'open' }];
  if (from === 'protected') {
    return [{ path, kind: 'text', label: field.label!, value: 'protected', text: PROTECTED, privacy: 'open' as const }, ...origin, ...corrected()];
  }
  const lines = (field.fields ?? []).map((child): SummaryLine => {
    const datum = data[child.name];
    // A register may hold what no citizen could type: shown as it is.
    const known = datum === undefined || parse(child, datum).value !== undefined;
    return {
      path: `${path}.${child.name}`,
      kind: known ? child.kind : 'text',
      label: child.label!,
      ...(datum !== undefined && { value: datum }),
      ...(child.unit && { unit: child.unit }),
      privacy: privacyOf(field.sensitive ? { ...child, sensitive: true } : child),
    };
  });
  return [...lines, ...origin, ...corrected()];

  function corrected(): SummaryLine[] {
    return correction === undefined ? [] : [{ path: `${path}.correction`, kind: 'textarea', label: CORRECTION, value: correction, privacy: 'free-text' }];
  }
}
