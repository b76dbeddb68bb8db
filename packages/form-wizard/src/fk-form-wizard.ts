import { define } from '@faelles/foundation/define.js';
import '@faelles/fields/kinds.js';
import './words.ts';
import { FkFormWizard } from './form-wizard.ts';

define('fk-form-wizard', FkFormWizard);

declare global {
  interface HTMLElementTagNameMap {
    'fk-form-wizard': FkFormWizard;
  }
}
