import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { baseStyles } from '@faelles/foundation/styles/base.js';
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
 * @slot - Fields, and any other content.
 */
export class FkStep extends FkElement {
  static override styles = [
    baseStyles,
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
    `,
  ];

  static override properties: PropertyDeclarations = {
    heading: {},
    lead: {},
    condition: { attribute: false },
  };

  /** The heading of the step, and its name in the list of steps. */
  declare heading: string;
  /** A paragraph below the heading. */
  declare lead: string;
  /** The step applies while this rule holds; in HTML the attribute `when` has it as JSON. */
  declare condition: Rule | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const wizard = this.closest<FkFormWizard>('fk-form-wizard');
    if (wizard) assemble(wizard);
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
