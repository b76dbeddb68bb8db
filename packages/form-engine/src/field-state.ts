import type { ConsentRequest, Declaration } from '@faelles/schemas/consent-text.js';
import type { Step } from '@faelles/schemas/definition.js';
import type { FieldDefinition, Option } from '@faelles/schemas/field.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { Json } from '@faelles/schemas/json.js';

/** Everything an element needs to draw one field. The object stays the same until something in it changes. */
export type FieldState = {
  /** Concrete dot path: `periods.0.from`. */
  path: string;
  field: FieldDefinition;
  applies: boolean;
  required: boolean;
  /** As typed. It stays while the field does not apply, and comes back with it. */
  input: Json | undefined;
  /** Canonical; absent when empty, wrong or not applicable. */
  value: Json | undefined;
  /** What is wrong at this field, also while it is not shown yet. Paths are from the root: `from.month` for a part. */
  issues: Issue[];
  /** Whether its issues are to be shown now. */
  shown: boolean;
  touched: boolean;
  dirty: boolean;
  /** Options offered now; of a choice, its branches. */
  options?: Option[];
  /** Limits as they stand: a number, øre, or an ISO date. */
  min?: Json | undefined;
  max?: Json | undefined;
  /** Things to tell that stop nobody, as `no-mod11`. */
  hints?: string[];
  /** The text a `consent` or `declaration` asks for. */
  request?: ConsentRequest | Declaration | undefined;
  /** Fields of a group, or of the branch taken: those that apply. */
  children?: FieldState[];
  /** Fields of each entry of a list. */
  entries?: FieldState[][];
  /** How many entries there must and may be. */
  minCount?: number;
  maxCount?: number;
};

/** One step as it stands. */
export type StepState = {
  id: string;
  step: Step;
  applies: boolean;
  /** Nothing in it is wrong or missing. */
  complete: boolean;
  /** Everything wrong in it, in the order of the page, shown or not. */
  issues: Issue[];
};

/** The author's own words for an issue of a field, by code: a check that failed brings its message along. */
export function messagesOf(field: FieldDefinition, { code, params }: Pick<Issue, 'code' | 'params'>): FieldDefinition['messages'] {
  const message = code === 'check' ? field.checks?.[Number(params?.check)]?.message : undefined;
  return message ? { ...field.messages, check: message } : field.messages;
}
