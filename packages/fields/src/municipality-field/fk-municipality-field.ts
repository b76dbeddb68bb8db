import { define } from '@faelles/foundation/define.js';
import '../base/parser.ts';
import '../base/words.ts';
import { FkMunicipalityField } from './municipality-field.ts';

define('fk-municipality-field', FkMunicipalityField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-municipality-field': FkMunicipalityField;
  }
}
