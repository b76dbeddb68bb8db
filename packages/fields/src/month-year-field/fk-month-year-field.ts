import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import '../period-field/words.ts';
import { FkMonthYearField } from './month-year-field.ts';

define('fk-month-year-field', FkMonthYearField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-month-year-field': FkMonthYearField;
  }
}
