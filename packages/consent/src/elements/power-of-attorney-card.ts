import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatDate, formatDateTime, formatList } from '@faelles/language/format.js';
import type { PowerOfAttorney } from '@faelles/schemas/power-of-attorney.js';

/** What a reader may do with a power of attorney. */
export type PowerAction = 'accept' | 'reject' | 'withdraw';

interface Card {
  words: LanguageController;
  /** What the citizen has pressed and is asked about once more. */
  sure: PowerAction | undefined;
  busy: boolean;
  /** Words of what went wrong with this one. */
  problem: string;
  want: (action: PowerAction | undefined) => void;
  act: (action: PowerAction) => void;
}

/** One power of attorney as the reader sees it: with whom, for what, how far, how long, and what may be done with it. */
export function powerCard(power: PowerOfAttorney, card: Card): TemplateResult {
  const { words } = card;
  const { id, level, status, history } = power;
  const name = otherOf(power).displayName;
  const title = words.t(titleOf(power, name), { name });
  return html`<li class="power" id="p${id}">
    <h3 tabindex="-1">${title}</h3>
    ${name ? nothing : html`<p class="unnamed">${words.t('power.unnamed')}</p>`}
    <dl>
      ${fact(words.t('power.area'), areaOf(power, words))}
      ${fact(words.t('power.level'), html`${words.t(`power.level.${level}`)}<span class="means">${words.t(`power.level.${level}.means`)}</span>`)}
      ${fact(words.t('power.period'), periodOf(power, words))} ${fact(words.t('power.basis'), words.t(`power.basis.${power.basis}`))}
      ${fact(words.t('power.status'), words.t(`power.status.${status}`))}
    </dl>
    ${history.length
      ? html`<details>
          <summary>${words.t('power.history')}<span class="visually-hidden"> (${title})</span></summary>
          <ul>
            ${history.map(({ type, at }) => html`<li>${words.t(`power.event.${type}`)}, ${formatDateTime(at, words.language)}</li>`)}
          </ul>
        </details>`
      : nothing}
    ${card.sure ? confirmation(power, card.sure, card) : actions(power, title, card)}
    <div role="alert">${card.problem ? html`<p class="notice error">${card.problem}</p>` : nothing}</div>
  </li>`;
}

const fact = (term: string, value: unknown) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;

/** From whom or to whom; a request that waits for the reader says who asks. */
function titleOf({ mine, mayAnswer, status }: PowerOfAttorney, name: string): string {
  if (name && mine === 'giver' && mayAnswer && status === 'requested') return 'power.title.asks';
  return `power.title.${mine === 'giver' ? 'given' : 'received'}${name ? '' : '-unnamed'}`;
}

/** The other side of it. */
export const otherOf = ({ mine, giver, receiver }: PowerOfAttorney) => (mine === 'giver' ? receiver : giver);

function areaOf({ scope }: PowerOfAttorney, words: LanguageController): string {
  return formatList(scope.map(({ label }) => words.text(label)), words.language);
}

function periodOf({ validFrom, validTo }: PowerOfAttorney, words: LanguageController): string {
  const from = formatDate(validFrom, words.language);
  return validTo ? words.t('power.from-to', { from, to: formatDate(validTo, words.language) }) : words.t('power.from', { from });
}

/** The reader's own request that nobody has answered yet is dropped, not given up. */
const ending = ({ mine, status, mayAnswer }: PowerOfAttorney) => (status === 'requested' && !mayAnswer ? 'request' : mine);

function actions(power: PowerOfAttorney, title: string, { words, want, busy }: Card): TemplateResult | typeof nothing {
  const { mayAnswer, mayWithdraw } = power;
  // Who is asked says yes or no; ending it is a no until then.
  const endable = mayWithdraw && !(mayAnswer && power.status === 'requested');
  if (!mayAnswer && !endable) return nothing;
  const button = (action: PowerAction, key: string) =>
    html`<button type="button" ?disabled=${busy} @click=${() => want(action)}>${words.t(key)}<span class="visually-hidden"> (${title})</span></button>`;
  return html`<div class="actions">
    ${mayAnswer ? html`${button('accept', 'power.answer.accept')}${button('reject', 'power.answer.reject')}` : nothing}
    ${endable ? button('withdraw', `power.withdraw.${ending(power)}`) : nothing}
  </div>`;
}

/** What follows is said before it is done; the way back weighs as much. */
function confirmation(power: PowerOfAttorney, action: PowerAction, { words, want, act, busy }: Card): TemplateResult {
  const side = action === 'withdraw' ? ending(power) : power.mine;
  const said = words.t(`power.sure.${action}.${side}`, {
    name: otherOf(power).displayName || words.t('power.somebody'),
    area: areaOf(power, words),
    level: words.t(`power.level.${power.level}.means`),
  });
  return html`<div class="notice" role="group" aria-labelledby="s${power.id}">
    <p id="s${power.id}" tabindex="-1" class="sure">${said}</p>
    <div class="actions">
      <button type="button" @click=${() => act(action)}>${words.t(`power.yes.${action}`)}</button>
      <button type="button" @click=${() => want(undefined)}>${words.t('power.no')}</button>
    </div>
    <p class="soft" role="status">${busy ? words.t('power.busy') : ''}</p>
  </div>`;
}
