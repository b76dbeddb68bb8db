import { css, html, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Block } from '@faelles/schemas/text.js';
import { blocks } from '../base/blocks.ts';

/**
 * @summary Text between the questions: headings, paragraphs, lists, links and notices of a definition, or slotted.
 * @tagname fk-information
 * @slot - Content of the page's own, after that of `content`.
 */
export class FkInformation extends FkElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        max-width: var(--fk-measure, 40rem);
        overflow-wrap: anywhere;
      }
      h2,
      p,
      ul {
        margin: 0 0 12px;
      }
      h2 {
        margin-top: 24px;
        font-size: 1.25rem;
        line-height: 1.3;
      }
      h2:first-child {
        margin-top: 0;
      }
      ul {
        padding-inline-start: 24px;
      }
      a {
        color: var(--fk-link, #00505a);
      }
      .notice {
        padding: 12px 16px;
        background: var(--fk-info-tint, #e2f2fb);
        border-inline-start: 4px solid var(--fk-info, #005a94);
        border-radius: var(--fk-radius, 8px);
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    content: { attribute: false },
    definition: { attribute: false },
  };

  /** Running text; default that of the definition. */
  declare content: string | Block[] | undefined;
  declare definition: FieldDefinition | undefined;

  protected override render(): TemplateResult {
    const { definition } = this;
    const label = this.words.text(definition?.label);
    return html`${label ? html`<h2>${label}</h2>` : ''}${blocks(this.content ?? definition?.content, this.words)}<slot></slot>`;
  }
}
