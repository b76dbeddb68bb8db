import * as z from 'zod/mini';
import { Json } from './json.ts';
import { Text } from './text.ts';
import { FieldKind } from './field-kind.ts';

/**
 * One answer as it was labelled on the way. `value` is canonical and put into words of a language when shown;
 * `text` holds the words already, per language, for chosen options, consents and declarations.
 */
export const SummaryLine = z.object({
  path: z.string(),
  kind: FieldKind,
  label: Text,
  value: z.optional(Json),
  text: z.optional(Text),
  unit: z.optional(Text),
  /** Where a fetched or prefilled answer came from, when (ISO 8601), and whether the citizen changed it. */
  origin: z.optional(z.object({ source: Text, at: z.string(), changed: z.optional(z.boolean()) })),
  /** `masked`: the value was replaced because the reader came by a link. */
  privacy: z.enum(['open', 'free-text', 'personal-number', 'sensitive', 'masked']),
});
export type SummaryLine = z.infer<typeof SummaryLine>;

/** The answers of one step, or of one group or list entry inside it. */
export const SummarySection = z.object({
  step: z.string(),
  path: z.optional(z.string()),
  title: Text,
  /** Number of the entry of a list, from 1. */
  entry: z.optional(z.int()),
  lines: z.array(SummaryLine),
});
export type SummarySection = z.infer<typeof SummarySection>;
