import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';

/** One error as the summary lists it: the same words as at the field. */
export interface ListedError {
  path: string;
  text: string;
}

/**
 * What is wrong in this step, above its heading, also when it is one thing only. Focus is the announcement, so there is
 * no role=alert to say it twice. Links focus by script: a fragment does not reach into a shadow root.
 */
export function errorSummary(
  errors: readonly ListedError[],
  words: LanguageController,
  focus: (path: string) => void,
): TemplateResult | typeof nothing {
  if (!errors.length) return nothing;
  const go = (event: Event) => {
    const link = (event.target as Element).closest('a');
    if (!link) return;
    event.preventDefault();
    focus(errors[[...link.closest('ul')!.querySelectorAll('a')].indexOf(link)]!.path);
  };
  return html`<div id="errors" class="notice error" role="group" tabindex="-1" aria-labelledby="errors-title" part="error-summary">
    <h2 id="errors-title">${words.t('wizard.errors', { count: errors.length })}</h2>
    <ul class=${errors.length > 50 ? 'long' : ''} @click=${go}>
      ${errors.map(({ path, text }) => html`<li><a href="#${fieldId(path)}">${text}</a></li>`)}
    </ul>
  </div>`;
}

/** The id of the field at a path, unique in the wizard's root. */
export function fieldId(path: string): string {
  return `field-${path.replaceAll('.', '-')}`;
}
