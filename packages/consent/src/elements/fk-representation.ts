import { define } from '@faelles/foundation/define.js';
import { FkRepresentation } from './representation.ts';
import { registerRepresentationWords } from './representation-words.ts';

registerRepresentationWords();
define('fk-representation', FkRepresentation);

declare global {
  interface HTMLElementTagNameMap {
    'fk-representation': FkRepresentation;
  }
}
