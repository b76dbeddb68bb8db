import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import './words.ts';
import { FkPeriodField } from './period-field.ts';

define('fk-period-field', FkPeriodField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-period-field': FkPeriodField;
  }
}
