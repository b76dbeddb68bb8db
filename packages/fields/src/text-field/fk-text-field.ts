import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkTextField } from './text-field.ts';

define('fk-text-field', FkTextField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-text-field': FkTextField;
  }
}
