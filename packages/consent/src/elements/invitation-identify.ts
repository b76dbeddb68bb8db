import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';

/** What the form needs of the element it stands in. */
interface IdentifyParts {
  words: LanguageController;
  /** Who asks, about what, and whom: `{authority}`, `{title}`, `{party}`. */
  names: Record<string, string>;
  /** Key's end of what is wrong with the number, or `''`. */
  wrong: string;
  busy: boolean;
  /** What happened to the last call. */
  trouble: TemplateResult;
  send(event: Event): void;
}

/** Asks who reads an invitation before anything of it is shown. The number stays nowhere but in its field. */
export function identifyForm({ words, names, wrong, busy, trouble, send }: IdentifyParts): TemplateResult {
  return html`<h1 tabindex="-1" part="heading">${words.t('invitation.identify')}</h1>
    <p class="lead">${words.t('invitation.identify-lead', names)}</p>
    <p>${words.t('invitation.identify-why')}</p>
    ${trouble}
    <form novalidate autocomplete="off" @submit=${send}>
      <label for="number">${words.t('invitation.number')}</label>
      <p class="soft hint" id="hint">${words.t('invitation.number-hint')}</p>
      <div id="error" role="alert">${wrong ? html`<p class="wrong">${words.t(`invitation.${wrong}`)}</p>` : nothing}</div>
      <input id="number" inputmode="numeric" autocomplete="off" spellcheck="false" maxlength="20" aria-describedby="hint error" aria-invalid=${wrong ? 'true' : nothing} />
      <div class="actions"><button type="submit" class="primary">${words.t('invitation.show')}</button></div>
      <p class="soft" role="status">${busy ? words.t('parties.busy') : ''}</p>
    </form>
    <p class="soft">${words.t('invitation.not-me')}</p>`;
}
