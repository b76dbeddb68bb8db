import { define } from '@faelles/foundation/define.js';
import '@faelles/fields/base/words.js';
import './words.ts';
import { FkDeclaration } from './declaration.ts';

define('fk-declaration', FkDeclaration);

declare global {
  interface HTMLElementTagNameMap {
    'fk-declaration': FkDeclaration;
  }
}
