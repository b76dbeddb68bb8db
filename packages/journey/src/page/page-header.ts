import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { directionOf } from '@faelles/foundation/direction.js';
import type { Text } from '@faelles/schemas/text.js';
import { addressIn, chooseLanguage, ownLanguages, ownName, pageLanguages } from './page-language.ts';

/**
 * The top of a page of ours: skip link, who asks, and the language. It also names the page for the tab and the history
 * while nobody else does: `heading` is the key of the words, `of` what they are about.
 * In the page itself, not in a shadow root, so that the page's own style sheet dresses it.
 */
export class FkPageHeader extends FkElement {
  static override properties: PropertyDeclarations = {
    sender: { attribute: false },
    languages: { attribute: false },
    heading: { attribute: false },
    of: { attribute: false },
    said: { state: true },
  };

  /** The authority that asks, or the name of the site. */
  declare sender: Text | string | undefined;
  /** Which of our own languages the content is in; languages added to the page are offered with them. */
  declare languages: readonly string[];
  /** Key of what the page is called; `''` when the form names it by its step. */
  declare heading: string;
  /** The solution. */
  declare of: Text | undefined;
  declare private said: boolean;

  constructor() {
    super();
    this.languages = ownLanguages;
    this.heading = '';
    this.said = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(): void {
    if (!this.heading) return;
    const title = [this.t(this.heading), this.words.text(this.of), this.words.text(this.sender)].filter(Boolean).join(' – ');
    if (title) document.title = title;
  }

  protected override render(): TemplateResult {
    const offered = pageLanguages().filter((language) => this.languages.includes(language) || !ownLanguages.includes(language));
    const toContent = this.t('page.skip');
    // Inside the header: words outside every landmark are missed by who goes from landmark to landmark.
    // Not before its words are here: a link without a name can be reached and says nothing (WCAG 2.4.4).
    return html`<header class="header">
        ${toContent ? html`<a class="skip" href="#main" @click=${skip}>${toContent}</a>` : nothing}
        ${isDemo()
          ? html`<p class="demo-note"><strong>${this.t('page.demo')}</strong><span class="screen">: ${this.t('page.demo-note')}</span></p>`
          : nothing}
        <div class="page">
          <p class="sender"><strong>${this.words.text(this.sender)}</strong>${this.of ? html`<span>${this.words.text(this.of)}</span>` : nothing}</p>
          ${offered.length > 1
            ? html`<nav class="languages" aria-label=${this.t('page.language')}>${offered.map((language) => this.#language(language))}</nav>`
            : nothing}
        </div>
        <p class="heard" role="status">${this.said ? this.t('page.language-changed') : ''}</p>
      </header>`;
  }

  #language(language: string): TemplateResult {
    const here = language === this.words.language || (language === this.words.language.split('-')[0] && !pageLanguages().includes(this.words.language));
    return html`<a
      href=${addressIn(language)}
      lang=${language}
      dir=${directionOf(language)}
      hreflang=${language}
      aria-current=${here ? 'true' : nothing}
      @click=${(event: MouseEvent) => this.#choose(event, language)}
      >${ownName(language)}</a
    >`;
  }

  #choose(event: MouseEvent, language: string): void {
    // A new tab or window is for the browser.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.said = true;
    chooseLanguage(language);
  }
}

/** The server says so in the page it serves in its demo profile. */
const isDemo = () => document.documentElement.dataset.profile === 'demo';

/** By script: the fragment of the address belongs to the steps of the form. */
function skip(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main')?.focus();
}
