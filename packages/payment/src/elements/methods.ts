import { css, html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { PaymentMethod } from '@faelles/schemas/payment.js';

interface Choice {
  methods: readonly PaymentMethod[];
  chosen: PaymentMethod | undefined;
  choose: (id: PaymentMethod['id']) => void;
}

/** Ways to pay: cards with native radio buttons when there is a choice, plain words when there is none. */
export function methodsPart({ methods, chosen, choose }: Choice, words: LanguageController): TemplateResult | typeof nothing {
  const name = ({ id }: PaymentMethod) => words.t(`payment.method.${id}`);
  const hint = ({ id }: PaymentMethod) => words.t(`payment.method.${id}.hint`);
  if (methods.length < 2) {
    return chosen?.provider ? html`<p class="method">${words.t('payment.method')} <strong>${name(chosen)}</strong><br /><span class="soft">${hint(chosen)}</span></p>` : nothing;
  }
  return html`<fieldset class="methods" part="methods">
    <legend>${words.t('payment.methods')}</legend>
    ${methods.map(
      (method) => html`<div class="card">
        <label>
          <input
            type="radio"
            name="method"
            value=${method.id}
            .checked=${method === chosen}
            aria-describedby="hint-${method.id}"
            @change=${() => choose(method.id)}
          />
          <span>${name(method)}</span>
        </label>
        <p class="soft" id="hint-${method.id}">${hint(method)}</p>
      </div>`,
    )}
  </fieldset>`;
}

export const methodsStyles = css`
  .methods {
    min-width: 0;
    max-width: var(--fk-measure, 40rem);
    margin: 32px 0 16px;
    padding: 0;
    border: 0;
  }
  .methods legend {
    padding: 0;
    font-weight: 600;
  }
  .card {
    position: relative;
    margin-top: 8px;
    padding: 12px 16px;
    border: 1px solid var(--fk-line-strong, #767676);
    border-radius: var(--fk-radius, 8px);
  }
  .card:hover {
    background: var(--fk-paper-soft, #f5f5f5);
  }
  .card:has(:checked) {
    border-color: var(--fk-ink, #1a1a1a);
    box-shadow: inset 0 0 0 1px var(--fk-ink, #1a1a1a);
  }
  .card:has(:focus-visible) {
    outline: 3px solid var(--fk-focus, #1a1a1a);
    outline-offset: 2px;
  }
  .card label {
    display: flex;
    gap: 12px;
    font-weight: 600;
    cursor: pointer;
  }
  /* The whole card is the label's to press. */
  .card label::after {
    position: absolute;
    inset: 0;
    content: '';
  }
  .card span {
    min-width: 0;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .card input {
    display: grid;
    flex: none;
    place-content: center;
    width: 24px;
    height: 24px;
    margin: 0;
    appearance: none;
    background: var(--fk-paper, #fff);
    border: 2px solid var(--fk-ink, #1a1a1a);
    border-radius: 50%;
    outline: none;
    cursor: inherit;
  }
  .card input::before {
    width: 12px;
    height: 12px;
    border-radius: 50%;
    content: '';
  }
  .card :checked::before {
    background: var(--fk-ink, #1a1a1a);
  }
  .card p {
    margin: 4px 0 0 36px;
  }
  .card:dir(rtl) p {
    margin: 4px 36px 0 0;
  }
  .method {
    margin-top: 32px;
  }
  @media (forced-colors: active) {
    .card input {
      appearance: auto;
    }
    .card input::before {
      content: none;
    }
    .card:has(:checked) {
      padding: 10px 14px;
      border: 3px solid Highlight;
    }
  }
`;
