import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkInformation } from './information.ts';

define('fk-information', FkInformation);

declare global {
  interface HTMLElementTagNameMap {
    'fk-information': FkInformation;
  }
}
