import { html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatDate, formatDateTime } from '@faelles/language/format.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import type { ReceiptVerdict } from '@faelles/schemas/receipt-verdict.js';

/** By what it was asked, and the code or the name of the file. */
export interface Asked {
  by: 'code' | 'file' | 'pdf' | 'signature';
  name: string;
}

/** An answer, with when it came and, of a genuine file, what is in it. */
export interface Answered {
  asked: Asked;
  answer: ReceiptVerdict;
  receipt: Receipt | undefined;
  /** ISO 8601. */
  at: string;
}

/** Why there is no answer: not online, asked too often, or a fault of the server or on the way. */
export type Failure = { why: 'offline' | 'failed' } | { why: 'busy'; seconds: number };

/** How grave a verdict looks. Only what was tampered with is an error; the rest may be somebody's honest mistake. */
const looks: Record<ReceiptVerdict['verdict'], 'success' | 'error' | 'warning'> = {
  valid: 'success',
  replaced: 'warning',
  altered: 'error',
  'unknown-key': 'error',
  'withdrawn-key': 'error',
  'outside-key-period': 'error',
  stripped: 'warning',
  'other-authority': 'warning',
  erased: 'warning',
  unknown: 'warning',
  malformed: 'warning',
};

/** A verdict in words: what is the case, what it means, what to do, and what it was about. */
export function verdictPart({ asked, answer, receipt, at }: Answered, words: LanguageController, another: () => void): TemplateResult {
  const { verdict, authorityName, solutionTitle, kind, receivedOn } = answer;
  const { by, name } = asked;
  const named = verdict === 'other-authority' && authorityName;
  const means = named ? `verifier.${verdict}.means.named` : [`verifier.${verdict}.means.${by}`, `verifier.${verdict}.means`];
  const fact = (key: string, value: unknown) => (value ? html`<div><dt>${words.t(`verifier.${key}`)}</dt><dd class="said">${value}</dd></div>` : nothing);
  return html`<section part="verdict" aria-labelledby="answer">
    <div class="notice ${looks[verdict]}">
      <h2 id="answer" tabindex="-1">${words.t([`verifier.${verdict}.${by}`, `verifier.${verdict}`])}</h2>
      <p>${words.t(means, { authority: words.text(authorityName) })}</p>
      <p>${words.t([`verifier.${verdict}.do.${by}`, `verifier.${verdict}.do`])}</p>
    </div>
    <dl class="answers">
      ${verdict === 'valid' || verdict === 'replaced'
        ? html`${fact('authority', words.text(authorityName))} ${fact('title', words.text(solutionTitle))} ${fact('kind', kind && words.t(`verifier.kind.${kind}`))}
          ${fact('received-on', receivedOn && html`<time datetime=${receivedOn}>${formatDate(receivedOn, words.language)}</time>`)}`
        : nothing}
      ${fact('asked', words.t(`verifier.asked.${by}`, { name, code: name }))}
      ${fact('checked-at', html`<time datetime=${at}>${formatDateTime(at, words.language)}</time>`)}
    </dl>
    ${receipt ? signedContent(receipt, words) : nothing}
    <div class="actions">
      <button type="button" class="primary" @click=${another}>${words.t('verifier.another')}</button>
      <button type="button" @click=${() => print()}>${words.t('verifier.print')}</button>
    </div>
  </section>`;
}

/** What was signed, drawn from the file by this page: it cannot say anything else than the signature vouches for. */
function signedContent(receipt: Receipt, words: LanguageController): TemplateResult {
  // The heading of a receipt is for whoever just sent it; here it is the content of something else.
  const open = (event: Event) => (event.currentTarget as HTMLDetailsElement).open && void import('./fk-receipt.ts');
  return html`<details class="content" @toggle=${open}>
    <summary>${words.t('verifier.content')}</summary>
    <fk-receipt .view=${{ receipt, masked: false, verification: 'verified' }}></fk-receipt>
  </details>`;
}

/** Why there is no verdict, in words, with a way on. */
export function failurePart(failure: Failure, words: LanguageController, again: () => void): TemplateResult {
  const { why } = failure;
  return html`<section aria-labelledby="answer">
    <div class="notice warning">
      <h2 id="answer" tabindex="-1">${words.t(`verifier.${why}`)}</h2>
      <p>${words.t(`verifier.${why}.means`)}</p>
      <p>${words.t(`verifier.${why}.do`, { seconds: failure.why === 'busy' ? failure.seconds : undefined })}</p>
      <div class="actions"><button type="button" @click=${again}>${words.t('verifier.again')}</button></div>
    </div>
  </section>`;
}
