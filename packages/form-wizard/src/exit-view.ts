import { html, type TemplateResult } from 'lit';
import { blocks } from '@faelles/fields/base/blocks.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { Exit } from '@faelles/schemas/definition.js';
import { registerDetourWords } from './detour-words.ts';

registerDetourWords();

/** Where the way ends: why, and what to do instead. The heading has the focus, so nothing is announced twice. */
export function exitView({ reason, instead }: Exit, words: LanguageController): TemplateResult {
  return html`<div class="exit" part="exit">
    ${blocks(reason, words)}
    <h2>${words.t('wizard.exit.instead')}</h2>
    ${blocks(instead, words)}
    <p class="soft">${words.t('wizard.exit.back')}</p>
  </div>`;
}
