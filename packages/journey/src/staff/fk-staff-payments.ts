import { define } from '@faelles/foundation/define.js';
import { registerOrderWords } from '@faelles/foundation/order-words.js';
import '@faelles/fields/date-field/fk-date-field.js';
import '@faelles/fields/money-field/fk-money-field.js';
import '@faelles/fields/radio-field/fk-radio-field.js';
import '@faelles/fields/select-field/fk-select-field.js';
import '@faelles/fields/text-field/fk-text-field.js';
import '@faelles/fields/textarea-field/fk-textarea-field.js';
import { FkStaffDifferences } from './staff-differences.ts';
import { FkStaffOutbox } from './staff-outbox.ts';
import { FkStaffPayment } from './staff-payment.ts';
import { FkStaffPayments } from './staff-payments.ts';
import { FkStaffPayouts } from './staff-payouts.ts';
import { FkStaffRefund } from './staff-refund.ts';
import { FkStaffSearch } from './staff-search.ts';
import { FkStaffSlip } from './staff-slip.ts';
import { registerStaffWords } from './words.ts';

registerOrderWords();
registerStaffWords();
define('fk-staff-differences', FkStaffDifferences);
define('fk-staff-search', FkStaffSearch);
define('fk-staff-refund', FkStaffRefund);
define('fk-staff-payment', FkStaffPayment);
define('fk-staff-slip', FkStaffSlip);
define('fk-staff-payouts', FkStaffPayouts);
define('fk-staff-outbox', FkStaffOutbox);
define('fk-staff-payments', FkStaffPayments);

declare global {
  interface HTMLElementTagNameMap {
    'fk-staff-differences': FkStaffDifferences;
    'fk-staff-search': FkStaffSearch;
    'fk-staff-refund': FkStaffRefund;
    'fk-staff-payment': FkStaffPayment;
    'fk-staff-slip': FkStaffSlip;
    'fk-staff-payouts': FkStaffPayouts;
    'fk-staff-outbox': FkStaffOutbox;
    'fk-staff-payments': FkStaffPayments;
  }
}
