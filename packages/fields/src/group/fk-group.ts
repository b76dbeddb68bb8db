import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkGroup } from './group.ts';

define('fk-group', FkGroup);

declare global {
  interface HTMLElementTagNameMap {
    'fk-group': FkGroup;
  }
}
