import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { addressOf } from './step-address.ts';
import { placeOf, type ListedStep } from './step-list.ts';

/** What the progress needs of its wizard. */
export interface ProgressView {
  steps: readonly ListedStep[];
  /** The list is open on narrow screens. */
  open: boolean;
  toggle: () => void;
  go: (event: Event, step: string) => void;
}

/** Not begun needs no words: the number says it. */
const stateWords = {
  done: 'wizard.state.done',
  started: 'wizard.state.open',
  errors: 'wizard.state.error',
  'not-applicable': 'wizard.state.not-applicable',
};
const marks: Partial<Record<ListedStep['state'], string>> = { done: '✓', errors: '!', 'not-applicable': '–' };

/**
 * The steps as an ordered list; on narrow screens a button "Trin 2 af 7" that opens it.
 * The state is said in words after the title; number, mark and colour only repeat it.
 */
export function progress({ steps, open, toggle, go }: ProgressView, words: LanguageController): TemplateResult {
  const { at, number, count } = placeOf(steps);
  const place = words.t('wizard.step', { number, count });
  let counted = 0;
  return html`<nav class="progress" aria-label=${words.t('wizard.steps')} part="progress">
    <button type="button" class="where" aria-expanded=${open} aria-controls="steps" @click=${toggle}>
      <span>${place}</span> <span class="title">${words.text(steps[at]?.title)}</span>
    </button>
    <ol id="steps" class=${open ? 'open' : ''}>
      ${steps.map((step) => {
        const { id, state, reachable } = step;
        if (state !== 'not-applicable') counted += 1;
        const content = html`<span class="mark" aria-hidden="true">${marks[state] ?? counted}</span
          ><span class="name">${words.text(step.title)}${state === 'open' || state === 'current'
              ? nothing
              : html`<span class="state">${words.t(stateWords[state])}</span>`}</span>`;
        return html`<li class=${state} aria-current=${state === 'current' ? 'step' : nothing}>
          ${reachable && state !== 'current'
            ? html`<a href=${addressOf(id)} @click=${(event: Event) => go(event, id)}>${content}</a>`
            : html`<span class="here">${content}</span>`}
        </li>`;
      })}
    </ol>
  </nav>`;
}
