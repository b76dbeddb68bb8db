import type { FieldKind } from '@faelles/schemas/field.js';

/** The element that asks a question of a kind, and how it is fetched. */
export interface KindElement {
  tag: `fk-${string}`;
  /** Fetches and registers the element; done at once when it is there already. */
  load(): Promise<unknown>;
}

/**
 * Elements by kind of field. Dynamic imports: a form loads the kinds of its first step, and others when their step
 * comes near. `list`, `choice`, `consent` and `declaration` belong to the rooms above.
 */
export const kinds: Partial<Record<FieldKind, KindElement>> = {
  text: { tag: 'fk-text-field', load: () => import('./text-field/fk-text-field.ts') },
  textarea: { tag: 'fk-textarea-field', load: () => import('./textarea-field/fk-textarea-field.ts') },
  integer: { tag: 'fk-integer-field', load: () => import('./integer-field/fk-integer-field.ts') },
  number: { tag: 'fk-number-field', load: () => import('./number-field/fk-number-field.ts') },
  money: { tag: 'fk-money-field', load: () => import('./money-field/fk-money-field.ts') },
  date: { tag: 'fk-date-field', load: () => import('./date-field/fk-date-field.ts') },
  email: { tag: 'fk-email-field', load: () => import('./email-field/fk-email-field.ts') },
  phone: { tag: 'fk-phone-field', load: () => import('./phone-field/fk-phone-field.ts') },
  cpr: { tag: 'fk-cpr-field', load: () => import('./cpr-field/fk-cpr-field.ts') },
  cvr: { tag: 'fk-cvr-field', load: () => import('./cvr-field/fk-cvr-field.ts') },
  'p-number': { tag: 'fk-p-number-field', load: () => import('./p-number-field/fk-p-number-field.ts') },
  address: { tag: 'fk-address-field', load: () => import('./address-field/fk-address-field.ts') },
  'bank-account': { tag: 'fk-bank-account-field', load: () => import('./bank-account-field/fk-bank-account-field.ts') },
  municipality: { tag: 'fk-municipality-field', load: () => import('./municipality-field/fk-municipality-field.ts') },
  country: { tag: 'fk-country-field', load: () => import('./country-field/fk-country-field.ts') },
  select: { tag: 'fk-select-field', load: () => import('./select-field/fk-select-field.ts') },
  radio: { tag: 'fk-radio-field', load: () => import('./radio-field/fk-radio-field.ts') },
  checkbox: { tag: 'fk-checkbox-field', load: () => import('./checkbox-field/fk-checkbox-field.ts') },
  checkboxes: { tag: 'fk-checkboxes-field', load: () => import('./checkboxes-field/fk-checkboxes-field.ts') },
  'yes-no': { tag: 'fk-yes-no-field', load: () => import('./yes-no-field/fk-yes-no-field.ts') },
  file: { tag: 'fk-file-field', load: () => import('./file-field/fk-file-field.ts') },
  information: { tag: 'fk-information', load: () => import('./information/fk-information.ts') },
  group: { tag: 'fk-group', load: () => import('./group/fk-group.ts') },
};
