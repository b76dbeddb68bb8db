import { LitElement } from 'lit';
import type { MessageParams } from '@faelles/language/message.js';
import { LanguageController } from './controllers/language.ts';

/** Shadow root options of an element with one control: `focus()` on the host and a click on its outer label reach it. */
export const delegatingFocus: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

/**
 * What every Fælles element starts from: Lit, and the words of the language the element stands in.
 * An element never throws for a bad property; it shows what it can and tells the developer with `warnOnce`.
 */
export class FkElement extends LitElement {
  /** The words of this element's language; renders again when the language of the page changes. */
  protected readonly words: LanguageController = new LanguageController(this);

  /** The message of `key`, or of the first of several that has words, in the language of the element. */
  protected t(key: string | string[], params?: MessageParams): string {
    return this.words.t(key, params);
  }
}
