import { define } from '@faelles/foundation/define.js';
import './fk-form-wizard.ts';
import { FkStep } from './step.ts';

define('fk-step', FkStep);

declare global {
  interface HTMLElementTagNameMap {
    'fk-step': FkStep;
  }
}
