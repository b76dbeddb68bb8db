import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Phase } from './phase.ts';
import { phoneInPairs } from './phone.ts';

type Closed = Extract<Phase, { name: 'closed' }>;

interface ClosedView {
  words: LanguageController;
  definition: FormDefinition | undefined;
  again: () => void;
}

/** Said to whoever waits; the region is there before its words, so that they are read aloud. */
export function loadingView(words: LanguageController): TemplateResult {
  return html`<p class="soft wait" role="status">${words.t('journey.loading')}</p>`;
}

/** Troubles that pass by themselves. */
const passing = ['offline', 'busy', 'internal'];

/** What happened, what it means for the citizen, and what to do: try again, or whom to call. */
export function closedView({ trouble, about }: Closed, { words, definition, again }: ClosedView): TemplateResult {
  const key = about === 'solution' || passing.includes(trouble) ? trouble : `${about}-lost`;
  const name = words.text(definition?.authority.name) || words.t('journey.authority');
  const phone = definition?.authority.contact.phone;
  return html`<h1 tabindex="-1" part="heading">${words.t(`journey.closed.${key}`)}</h1>
    <p class="lead">${words.t(`journey.closed.${key}.lead`)}</p>
    ${passing.includes(trouble)
      ? html`<div class="actions"><button type="button" class="primary" @click=${again}>${words.t('journey.try-again')}</button></div>`
      : nothing}
    <p>
      ${phone
        ? html`${words.t('journey.help', { authority: name })} <a href="tel:${phone.replace(/\s/g, '')}" class="unbroken">${phoneInPairs(phone)}</a>`
        : words.t('journey.help-plain', { authority: name })}
    </p>`;
}
