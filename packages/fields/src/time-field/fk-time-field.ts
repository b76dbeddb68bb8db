import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import '../period-field/words.ts';
import { FkTimeField } from './time-field.ts';

define('fk-time-field', FkTimeField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-time-field': FkTimeField;
  }
}
