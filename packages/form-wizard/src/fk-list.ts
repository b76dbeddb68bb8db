import { define } from '@faelles/foundation/define.js';
import { FkList } from './html-list.ts';

define('fk-list', FkList);

declare global {
  interface HTMLElementTagNameMap {
    'fk-list': FkList;
  }
}
