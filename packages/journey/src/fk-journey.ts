import { define } from '@faelles/foundation/define.js';
import './words.ts';
import { FkJourney } from './journey.ts';

define('fk-journey', FkJourney);

declare global {
  interface HTMLElementTagNameMap {
    'fk-journey': FkJourney;
  }
}
