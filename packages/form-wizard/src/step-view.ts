import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatMoney } from '@faelles/language/format.js';
import type { Order } from '@faelles/schemas/order.js';
import type { Text } from '@faelles/schemas/text.js';

/** One step as it is drawn. */
export interface StepView {
  heading: string;
  lead: Text | undefined;
  /** Fields, or the answers to be checked; `nothing` while they are fetched. */
  content: unknown;
  /** The content is there. The buttons come with it: before, they would jump when it comes. */
  ready: boolean;
  /** What the answers cost so far; undefined where it is not to be shown. */
  order: Order | undefined;
  problem: string;
  /** Key of what is going on, as sending; `''` when nothing is. */
  busy: string;
  /** How the draft stands. */
  draft: string;
  /** Key of the button that goes on; `''` where nothing does. */
  forward: string;
  goOn: (event: Event) => void;
  /** Absent on the first step. */
  goBack: (() => void) | undefined;
}

/** Heading, lead, form and the two buttons. Continue is never disabled: it says what is missing instead. */
export function stepView(view: StepView, words: LanguageController): TemplateResult {
  const { heading, lead, content, ready, order, problem, busy, draft, forward, goOn, goBack } = view;
  return html`<h1 tabindex="-1" part="heading">${heading}</h1>
    ${lead ? html`<p class="lead">${words.text(lead)}</p>` : nothing}
    <form novalidate @submit=${goOn}>
      ${content}
      ${order?.totalOre
        ? html`<p class="price" part="price">
            ${words.t('wizard.price-so-far')} <strong>${formatMoney(order.totalOre, words.language)}</strong>
          </p>`
        : nothing}
      <div role="alert">${problem ? html`<p class="notice error">${problem}</p>` : nothing}</div>
      ${ready
        ? html`<div class="actions" @mousedown=${keepFocus}>
            ${forward ? html`<button type="submit" class="primary" part="continue">${words.t(forward)}</button>` : nothing}
            ${goBack ? html`<button type="button" part="back" @click=${goBack}>${words.t('wizard.back')}</button>` : nothing}
          </div>`
        : nothing}
      <p class="soft busy" role="status">${busy ? words.t(busy) : nothing}</p>
      <p class="draft soft" role="status" part="draft">${draft}</p>
    </form>`;
}

/**
 * A press begins by taking the focus from the field before, and what that field then says may move the buttons from under
 * the pointer: no click would come. The focus moves with the click instead, to where it leads.
 */
function keepFocus(event: Event): void {
  event.preventDefault();
}
