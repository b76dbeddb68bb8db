import '@faelles/fields/text-field/fk-text-field.js';
import '@faelles/fields/textarea-field/fk-textarea-field.js';
import '@faelles/fields/integer-field/fk-integer-field.js';
import '@faelles/fields/number-field/fk-number-field.js';
import '@faelles/fields/money-field/fk-money-field.js';
import '@faelles/fields/email-field/fk-email-field.js';
import '@faelles/fields/phone-field/fk-phone-field.js';
import '@faelles/fields/cpr-field/fk-cpr-field.js';
import '@faelles/fields/cvr-field/fk-cvr-field.js';
import '@faelles/fields/p-number-field/fk-p-number-field.js';
import '@faelles/fields/time-field/fk-time-field.js';
import { conforms } from './conformance.ts';

const one = (text: string): [string, string][] => [['answer', text]];
const textbox = { role: 'textbox', enter: true };

conforms({ ...textbox, tag: 'fk-text-field', value: 'Vej', attribute: 'Vej', entries: one('Vej'), keys: { press: 'Gade', entries: one('Gade') } });
conforms({ ...textbox, tag: 'fk-textarea-field', enter: false, value: 'To\nlinjer', attribute: 'To\nlinjer', entries: one('To\nlinjer'), keys: { press: 'Tekst', entries: one('Tekst') } });
conforms({ ...textbox, tag: 'fk-integer-field', value: 12, attribute: '12', entries: one('12'), keys: { press: '1.200', entries: one('1200') } });
conforms({ ...textbox, tag: 'fk-number-field', value: 12.5, attribute: '12,5', entries: one('12.5'), keys: { press: '0,25', entries: one('0.25') } });
conforms({ ...textbox, tag: 'fk-money-field', value: 12350, attribute: '123,50', entries: one('12350'), keys: { press: '1.234,50', entries: one('123450') } });
conforms({ ...textbox, tag: 'fk-email-field', value: 'navn@eksempel.dk', attribute: 'navn@eksempel.dk', entries: one('navn@eksempel.dk'), keys: { press: 'a@b.dk', entries: one('a@b.dk') } });
conforms({ ...textbox, tag: 'fk-phone-field', value: '+4520123456', attribute: '20 12 34 56', entries: one('+4520123456'), keys: { press: '20 12 34 56', entries: one('+4520123456') } });
conforms({ ...textbox, tag: 'fk-cpr-field', secret: true, value: '0101505006', attribute: '010150-5006', entries: one('0101505006'), keys: { press: '010150-5006', entries: one('0101505006') } });
conforms({ ...textbox, tag: 'fk-cvr-field', value: '99999004', attribute: '99999004', entries: one('99999004'), keys: { press: '99 99 90 04', entries: one('99999004') } });
conforms({ ...textbox, tag: 'fk-p-number-field', value: '1000000000', attribute: '1000000000', entries: one('1000000000'), keys: { press: '1000000000', entries: one('1000000000') } });
conforms({ ...textbox, tag: 'fk-time-field', value: '09:30', attribute: '9.30', entries: one('09:30'), keys: { press: 'kl. 9.30', entries: one('09:30') } });
