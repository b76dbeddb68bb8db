import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { PowerOfAttorney, PowersOfAttorney } from '@faelles/schemas/power-of-attorney.js';
import type { Way } from './power-of-attorney-form.ts';

/** What the lists need of the element they stand in. */
interface ListsParts {
  words: LanguageController;
  /** Opens the form that gives or asks for one. */
  open(way: Way): void;
  card(power: PowerOfAttorney): TemplateResult;
}

/** The powers of attorney as lists: those that wait for the reader's answer first, then those given and received. */
export function powerLists({ powers, areas }: PowersOfAttorney, parts: ListsParts): TemplateResult {
  const { words, open } = parts;
  const waiting = powers.filter(({ mayAnswer, status }) => mayAnswer && status === 'requested');
  const rest = powers.filter((power) => !waiting.includes(power));
  return html`${areas.length
    ? html`<div class="begin">
        <button type="button" class="primary" id="give" @click=${() => open('give')}>${words.t('power.give')}</button>
        <button type="button" id="ask" @click=${() => open('ask')}>${words.t('power.ask')}</button>
      </div>`
    : nothing}
  ${powers.length ? nothing : html`<p>${words.t('power.none')}</p>`} ${waiting.length ? list('waiting', waiting, parts) : nothing}
  ${powers.length
    ? html`${list('given', rest.filter(({ mine }) => mine === 'giver'), parts)}${list('received', rest.filter(({ mine }) => mine === 'receiver'), parts)}`
    : nothing}`;
}

function list(which: 'waiting' | 'given' | 'received', powers: readonly PowerOfAttorney[], { words, card }: ListsParts): TemplateResult {
  return html`<section aria-labelledby=${which}>
    <h2 id=${which}>${words.t(`power.${which}`)}</h2>
    ${powers.length ? html`<ul class="powers">${powers.map(card)}</ul>` : html`<p>${words.t(`power.none-${which}`)}</p>`}
  </section>`;
}

/** While there are none to show: they are on their way, nobody is signed in, or they did not come. */
export function withoutPowers(state: string, words: LanguageController, again: () => void): TemplateResult {
  if (state === 'loading') return html`<p role="status">${words.t('power.loading')}</p>`;
  if (state === 'signed-out') return html`<p class="notice" role="status">${words.t('power.signed-out')}</p>`;
  return html`<div class="notice warning" role="alert">
    <p>${words.t('power.failed')}</p>
    <div class="actions"><button type="button" @click=${again}>${words.t('power.again')}</button></div>
  </div>`;
}
