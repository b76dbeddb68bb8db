import '@faelles/fields/radio-field/fk-radio-field.js';
import '@faelles/fields/checkboxes-field/fk-checkboxes-field.js';
import '@faelles/fields/checkbox-field/fk-checkbox-field.js';
import '@faelles/fields/yes-no-field/fk-yes-no-field.js';
import '@faelles/fields/select-field/fk-select-field.js';
import '@faelles/fields/municipality-field/fk-municipality-field.js';
import '@faelles/fields/country-field/fk-country-field.js';
import '@faelles/fields/date-field/fk-date-field.js';
import '@faelles/fields/period-field/fk-period-field.js';
import '@faelles/fields/month-year-field/fk-month-year-field.js';
import '@faelles/fields/address-field/fk-address-field.js';
import '@faelles/fields/bank-account-field/fk-bank-account-field.js';
import '@faelles/fields/file-field/fk-file-field.js';
import type { FkFileField } from '@faelles/fields/file-field/file-field.js';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import { conforms } from './conformance.ts';

const one = (text: string): [string, string][] => [['answer', text]];
const prepare = (field: FieldElement): void => {
  Object.assign(field, {
    options: [
      { value: 'container', label: 'Container' },
      { value: 'crane', label: 'Kran' },
    ],
  });
};

conforms({ tag: 'fk-radio-field', prepare, role: 'radiogroup', enter: true, value: 'crane', attribute: 'crane', entries: one('crane'), keys: { press: [' ', 'ArrowDown'], entries: one('crane') } });
conforms({ tag: 'fk-yes-no-field', role: 'radiogroup', enter: true, value: false, attribute: 'false', entries: one('false'), keys: { press: [' '], entries: one('true') } });
conforms({ tag: 'fk-checkboxes-field', prepare, role: 'group', enter: true, value: ['container', 'crane'], attribute: 'container crane', entries: [...one('container'), ...one('crane')], keys: { press: ['Tab', ' '], entries: one('crane') } });
conforms({ tag: 'fk-checkbox-field', role: 'checkbox', enter: true, value: true, attribute: 'true', entries: one('true'), keys: { press: [' '], entries: one('true') } });
conforms({ tag: 'fk-select-field', prepare, role: 'combobox', enter: false, value: 'crane', attribute: 'crane', entries: one('crane'), keys: { press: 'K', entries: one('crane') } });
conforms({ tag: 'fk-municipality-field', role: 'combobox', enter: true, value: '0101', attribute: '0101', entries: one('0101'), keys: { press: 'Aarh', entries: one('0751') } });
conforms({ tag: 'fk-country-field', role: 'combobox', enter: true, value: 'DK', attribute: 'DK', entries: one('DK'), keys: { press: 'Sveri', entries: one('SE') } });
conforms({ tag: 'fk-date-field', role: 'group', enter: true, value: '2026-11-20', attribute: '2026-11-20', entries: one('2026-11-20'), keys: { press: ['20', 'Tab', '11', 'Tab', '2026'], entries: one('2026-11-20') } });
conforms({
  tag: 'fk-address-field',
  role: 'group',
  enter: true,
  value: { street: 'Vesterbrogade', houseNumber: '12', postalCode: '1620', postalDistrict: 'København V', source: 'manual' },
  entries: [
    ['answer.street', 'Vesterbrogade'],
    ['answer.houseNumber', '12'],
    ['answer.postalCode', '1620'],
    ['answer.postalDistrict', 'København V'],
    ['answer.source', 'manual'],
  ],
});
conforms({
  tag: 'fk-bank-account-field',
  role: 'group',
  enter: true,
  secret: true,
  value: { registrationNumber: '1234', accountNumber: '0012345678' },
  entries: [
    ['answer.registrationNumber', '1234'],
    ['answer.accountNumber', '0012345678'],
  ],
});
const ref = { id: '0198a1b2-0000-4000-8000-000000000001', name: 'plan.pdf', type: 'application/pdf', size: 1200 };
conforms({
  tag: 'fk-file-field',
  prepare: (field) => ((field as FkFileField).uploader = async () => ref),
  role: 'group',
  enter: false,
  value: [ref],
  entries: one(JSON.stringify(ref)),
});
conforms({
  tag: 'fk-period-field',
  role: 'group',
  enter: true,
  value: { from: '2026-11-20', to: '2026-12-01' },
  entries: [
    ['answer.from', '2026-11-20'],
    ['answer.to', '2026-12-01'],
  ],
  keys: {
    press: ['20', 'Tab', '11', 'Tab', '2026', 'Tab', '1', 'Tab', '12', 'Tab', '2026'],
    entries: [
      ['answer.from', '2026-11-20'],
      ['answer.to', '2026-12-01'],
    ],
  },
});
conforms({ tag: 'fk-month-year-field', role: 'group', enter: true, value: '2026-11', attribute: '2026-11', entries: one('2026-11'), keys: { press: ['november', 'Tab', '2026'], entries: one('2026-11') } });
