import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkFileField } from './file-field.ts';

define('fk-file-field', FkFileField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-file-field': FkFileField;
  }
}
