import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import './words.ts';
import { FkFetchedField } from './fetched-field.ts';

define('fk-fetched-field', FkFetchedField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-fetched-field': FkFetchedField;
  }
}
