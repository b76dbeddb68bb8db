import { html, nothing, type TemplateResult } from 'lit';
import type { MessageParams } from '@faelles/language/message.js';
import { ChoiceBox } from '../base/choice-box.ts';
import { countries } from '../country-field/countries.ts';

/** What the view needs of its field. */
export interface ForeignHost {
  state(): { language: string; required: boolean; readOnly: boolean };
  t(key: string, params?: MessageParams): string;
  wrong(part: string): boolean;
  errorOf(part: string): string | undefined;
  /** The citizen gave a country, by code or as typed. */
  give(country: string, told: boolean): void;
  done(): void;
}

/** The parts of an address in another country: country by search, free lines, postal code, town. */
export class ForeignView {
  readonly #host: ForeignHost;
  readonly #country: ChoiceBox;

  constructor(element: ConstructorParameters<typeof ChoiceBox>[0], host: ForeignHost) {
    this.#host = host;
    this.#country = new ChoiceBox(element, {
      id: 'country',
      t: (key, params) => host.t(key, params),
      // Denmark has parts of its own.
      choices: () => countries(host.state().language).filter(({ value }) => value !== 'DK'),
      give: (input, told) => host.give(input ?? '', told),
      done: () => host.done(),
    });
  }

  /** After each render: the name of the country. */
  sync(country: string): void {
    this.#country.sync(country);
  }

  view(typed: (event: Event) => void, changed: () => void, entered: (event: KeyboardEvent) => void): TemplateResult {
    const { required, readOnly } = this.#host.state();
    const say = (key: string) => this.#host.t(key);
    const invalid = (part: string) => this.#host.wrong(part);
    const optional = (shown: boolean) => (shown && required && !readOnly ? html` <span class="optional">${say('field.optional')}</span>` : nothing);
    const input = (name: string, size: number) => html`<div class="part">
      <label for=${name}>${say(`address.${name}`)}${optional(true)}</label
      ><input
        id=${name}
        part="control"
        class="control"
        size=${size}
        spellcheck="false"
        ?readonly=${readOnly}
        aria-invalid=${invalid(name) ? 'true' : nothing}
        aria-describedby=${this.#host.errorOf(name) ?? nothing}
        @input=${typed}
        @change=${changed}
        @keydown=${entered}
      />
    </div>`;
    return html`<div class="parts">
      <div class="part whole">
        <label for="country">${say('address.country')}</label>
        ${this.#country.view({ label: say('address.country'), required, readOnly, invalid: invalid('country'), describedBy: this.#host.errorOf('country') ?? nothing })}
      </div>
      <div class="part whole">
        <label for="lines">${say('address.lines')}</label>
        <div class="hint" id="lines-hint">${say('address.lines-hint')}</div>
        <textarea
          id="lines"
          part="control"
          class="control"
          rows="3"
          spellcheck="false"
          ?required=${required}
          ?readonly=${readOnly}
          aria-invalid=${invalid('lines') ? 'true' : nothing}
          aria-describedby=${['lines-hint', this.#host.errorOf('lines')].filter(Boolean).join(' ')}
          @input=${typed}
          @change=${changed}
        ></textarea>
      </div>
      ${input('postalCode', 10)}${input('city', 20)}
    </div>`;
  }
}
