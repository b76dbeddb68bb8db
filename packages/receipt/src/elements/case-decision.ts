import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatDate } from '@faelles/language/format.js';
import type { CaseDecision } from '@faelles/schemas/case-status.js';

/** Only these are followed: what comes as data must not smuggle `javascript:` into the page. */
const followable = /^(https:\/\/|mailto:|tel:|\/(?!\/)|#)/;

const link = (href: string | undefined, label: string) => (href !== undefined && followable.test(href) ? html`<p><a href=${href}>${label}</a></p>` : nothing);

/** What a case came to, where to read it, and how to complain of it (forvaltningsloven § 25). */
export function caseDecision({ outcome, href, complaint }: CaseDecision, words: LanguageController): TemplateResult {
  const until = complaint?.until && formatDate(complaint.until, words.language);
  return html`${outcome ? html`<p part="outcome">${words.t(`case-status.outcome.${outcome}`)}</p>` : nothing} ${link(href, words.t('case-status.read-decision'))}
    ${complaint
      ? html`<h3>${words.t('case-status.complaint')}</h3>
          <p class="said">${words.text(complaint.text)}</p>
          ${until ? html`<p><strong>${words.t('case-status.complaint-until', { date: until })}</strong></p>` : nothing}
          ${link(complaint.href, words.t('case-status.how-to-complain'))}`
      : nothing}`;
}
