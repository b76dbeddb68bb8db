import * as z from 'zod/mini';

/** What a field can be. `information` shows text only; `group`, `list` and `choice` hold further fields. */
export const fieldKinds = [
  'information', 'text', 'textarea', 'integer', 'number', 'money', 'date', 'period', 'month-year', 'time', 'email', 'phone',
  'cpr', 'cvr', 'p-number', 'address', 'bank-account', 'municipality', 'country',
  'select', 'radio', 'checkbox', 'checkboxes', 'yes-no', 'file',
  'group', 'list', 'choice', 'consent', 'declaration', 'fetched',
] as const;
export const FieldKind = z.enum(fieldKinds);
export type FieldKind = z.infer<typeof FieldKind>;
