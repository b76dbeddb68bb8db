import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import { FkElement } from '@faelles/foundation/fk-element.js';
import type { Rule } from '@faelles/schemas/json.js';
import { css } from 'lit';
import { assemble } from './assembly.ts';
import type { FkFormWizard } from './form-wizard.ts';

/**
 * One step of a form that is written in HTML: its content is the fields, and whatever stands between them.
 *
 * @summary A step of a form wizard without a definition.
 * @tagname fk-step
 * @slot - Fields, and any other content; with `exit`, why the way ends here.
 * @slot instead - With `exit`, what to do instead.
 */
export class FkStep extends FkElement {
  static override styles = [
    baseStyles,
    proseStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 32px;
        margin-top: 24px;
      }
      slot {
        display: contents;
      }
      ::slotted(p) {
        margin: 0;
      }
      /* Running text has distances of its own. */
      :host([exit]) {
        gap: 0;
        margin-top: 0;
      }
      h2 {
        margin: 24px 0 0;
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    heading: {},
    lead: {},
    exit: { type: Boolean },
    worded: { state: true },
    condition: { attribute: false },
  };

  /** The heading of the step, and its name in the list of steps. */
  declare heading: string;
  /** A paragraph below the heading. */
  declare lead: string;
  /** The way ends here for whom `when` fits: the content says why, and what is in the slot `instead` what to do. */
  declare exit: boolean;
  /** The step applies while this rule holds; in HTML the attribute `when` has it as JSON. */
  declare condition: Rule | undefined;

  /** The way ends here, and the words for it have come. */
  declare private worded: boolean;

  override connectedCallback(): void {
    super.connectedCallback();
    const wizard = this.closest<FkFormWizard>('fk-form-wizard');
    if (wizard) assemble(wizard);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('exit')) return;
    this.worded = false;
    if (this.exit) void this.#comeToWords();
  }

  async #comeToWords(): Promise<void> {
    (await import('./detour-words.ts')).registerDetourWords();
    await loadLanguage(this.words.language);
    this.worded = this.exit;
  }

  protected override render(): TemplateResult {
    if (!this.worded) return html`<slot></slot>`;
    return html`<slot></slot>
      <h2>${this.t('wizard.exit.instead')}</h2>
      <slot name="instead"></slot>
      <p class="soft">${this.t('wizard.exit.back')}</p>`;
  }
}
