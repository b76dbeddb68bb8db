import { define } from '@faelles/foundation/define.js';
import { FkBranch, FkChoice } from './html-choice.ts';

define('fk-branch', FkBranch);
define('fk-choice', FkChoice);

declare global {
  interface HTMLElementTagNameMap {
    'fk-branch': FkBranch;
    'fk-choice': FkChoice;
  }
}
