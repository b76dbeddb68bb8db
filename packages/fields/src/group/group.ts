import { css, html, nothing, type TemplateResult } from 'lit';
import { blocks } from '../base/blocks.ts';
import { QuestionElement } from '../base/question-element.ts';

/**
 * @summary Questions that belong together, under one legend.
 * @tagname fk-group
 * @slot - The fields.
 */
export class FkGroup extends QuestionElement {
  static override styles = [
    ...QuestionElement.styles,
    css`
      legend {
        font-size: 1.25rem;
        line-height: 1.3;
      }
      slot:not([name]) {
        display: flex;
        flex-direction: column;
        gap: 24px;
        margin-top: 16px;
      }
      :host(:state(user-invalid)) {
        padding: 0;
        border: 0;
      }
    `,
  ];

  protected override labelContent(): unknown {
    return html`<slot name="label">${this.labelText}</slot>`;
  }

  protected override render(): TemplateResult {
    const content = this.definition?.content;
    return this.legendAbove(html`${content ? html`<div>${blocks(content, this.words)}</div>` : nothing}<slot></slot>`);
  }
}
