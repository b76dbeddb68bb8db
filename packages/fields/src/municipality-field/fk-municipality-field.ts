import { define } from '@faelles/foundation/define.js';
import '../base/words.ts';
import { FkMunicipalityField } from './municipality-field.ts';

define('fk-municipality-field', FkMunicipalityField);

declare global {
  interface HTMLElementTagNameMap {
    'fk-municipality-field': FkMunicipalityField;
  }
}
