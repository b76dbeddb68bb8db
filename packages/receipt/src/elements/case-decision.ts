import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatDate } from '@faelles/language/format.js';
import type { CaseDecision } from '@faelles/schemas/case-status.js';
import { link } from './link.ts';

const linkLine = (href: string | undefined, label: string) => (href !== undefined ? html`<p>${link(href, label)}</p>` : nothing);

/** What a case came to, where to read it, and how to complain of it (forvaltningsloven § 25). */
export function caseDecision({ outcome, href, complaint }: CaseDecision, words: LanguageController): TemplateResult {
  const until = complaint?.until && formatDate(complaint.until, words.language);
  return html`${outcome ? html`<p part="outcome">${words.t(`case-status.outcome.${outcome}`)}</p>` : nothing} ${linkLine(href, words.t('case-status.read-decision'))}
    ${complaint
      ? html`<h3>${words.t('case-status.complaint')}</h3>
          <p class="said">${words.text(complaint.text)}</p>
          ${until ? html`<p><strong>${words.t('case-status.complaint-until', { date: until })}</strong></p>` : nothing}
          ${linkLine(complaint.href, words.t('case-status.how-to-complain'))}`
      : nothing}`;
}
