import { define } from '@faelles/foundation/define.js';
import type { FieldKind } from '@faelles/schemas/field.js';
import './base/words.ts';
import { kinds, type KindElement } from './kind-registry.ts';

export { elementOf, readerOf, registerKind, kinds, type KindElement } from './kind-registry.ts';

function element(tag: KindElement['tag'], load: () => Promise<CustomElementConstructor>): KindElement {
  return {
    tag,
    load: async () => {
      if (!customElements.get(tag)) define(tag, await load());
    },
  };
}

/**
 * Elements by kind of field. Dynamic imports: a form loads the kinds of its first step, and others when their step
 * comes near. `list`, `choice`, `consent` and `declaration` belong to the rooms above.
 */
const lazy: Partial<Record<FieldKind, KindElement>> = {
  text: element('fk-text-field', async () => (await import('./text-field/text-field.ts')).FkTextField),
  textarea: element('fk-textarea-field', async () => (await import('./textarea-field/textarea-field.ts')).FkTextareaField),
  integer: element('fk-integer-field', async () => (await import('./integer-field/integer-field.ts')).FkIntegerField),
  number: element('fk-number-field', async () => (await import('./number-field/number-field.ts')).FkNumberField),
  money: element('fk-money-field', async () => (await import('./money-field/money-field.ts')).FkMoneyField),
  date: element('fk-date-field', async () => (await import('./date-field/date-field.ts')).FkDateField),
  period: element('fk-period-field', async () => (await import('./period-field/words.ts'), (await import('./period-field/period-field.ts')).FkPeriodField)),
  'month-year': element('fk-month-year-field', async () => (await import('./period-field/words.ts'), (await import('./month-year-field/month-year-field.ts')).FkMonthYearField)),
  time: element('fk-time-field', async () => (await import('./period-field/words.ts'), (await import('./time-field/time-field.ts')).FkTimeField)),
  email: element('fk-email-field', async () => (await import('./email-field/email-field.ts')).FkEmailField),
  phone: element('fk-phone-field', async () => (await import('./phone-field/phone-field.ts')).FkPhoneField),
  cpr: element('fk-cpr-field', async () => (await import('./cpr-field/cpr-field.ts')).FkCprField),
  cvr: element('fk-cvr-field', async () => (await import('./cvr-field/cvr-field.ts')).FkCvrField),
  'p-number': element('fk-p-number-field', async () => (await import('./p-number-field/p-number-field.ts')).FkPNumberField),
  address: element('fk-address-field', async () => (await import('./address-field/address-field.ts')).FkAddressField),
  'bank-account': element('fk-bank-account-field', async () => (await import('./bank-account-field/bank-account-field.ts')).FkBankAccountField),
  municipality: element('fk-municipality-field', async () => (await import('./municipality-field/municipality-field.ts')).FkMunicipalityField),
  country: element('fk-country-field', async () => (await import('./country-field/country-field.ts')).FkCountryField),
  select: element('fk-select-field', async () => (await import('./select-field/select-field.ts')).FkSelectField),
  radio: element('fk-radio-field', async () => (await import('./radio-field/radio-field.ts')).FkRadioField),
  checkbox: element('fk-checkbox-field', async () => (await import('./checkbox-field/checkbox-field.ts')).FkCheckboxField),
  checkboxes: element('fk-checkboxes-field', async () => (await import('./checkboxes-field/checkboxes-field.ts')).FkCheckboxesField),
  'yes-no': element('fk-yes-no-field', async () => (await import('./yes-no-field/yes-no-field.ts')).FkYesNoField),
  file: element('fk-file-field', async () => (await import('./file-field/file-field.ts')).FkFileField),
  fetched: element('fk-fetched-field', async () => (await import('./fetched-field/words.ts'), (await import('./fetched-field/fetched-field.ts')).FkFetchedField)),
  information: element('fk-information', async () => (await import('./information/information.ts')).FkInformation),
  group: element('fk-group', async () => (await import('./group/group.ts')).FkGroup),
};

// What somebody has registered before stands.
Object.assign(kinds, { ...lazy, ...kinds });
