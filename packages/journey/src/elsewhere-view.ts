import { html, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { Flow } from './flow.ts';
import { phoneInPairs } from './phone.ts';

interface ElsewherePage {
  words: LanguageController;
  flow: Flow;
}

/**
 * Back from the payment in another browser: an app opened its own, or the address was sent on. Nothing is lost and nothing
 * is wrong: the provider tells the server how it went, and the browser that sent the application shows it.
 */
export function elsewhereView({ words, flow }: ElsewherePage): TemplateResult {
  const { name, contact } = flow.definition?.authority ?? {};
  const authority = words.text(name) || words.t('journey.authority');
  return html`<h1 tabindex="-1" part="heading">${words.t('journey.elsewhere')}</h1>
    <p class="lead">${words.t('journey.elsewhere.lead')}</p>
    <ul>
      ${['back', 'paid', 'unpaid'].map((key) => html`<li>${words.t(`journey.elsewhere.${key}`)}</li>`)}
    </ul>
    <p>
      ${contact?.phone
        ? html`${words.t('journey.help', { authority })} <a href="tel:${contact.phone.replace(/\s/g, '')}" class="unbroken">${phoneInPairs(contact.phone)}</a>`
        : words.t('journey.help-plain', { authority })}
    </p>`;
}
