import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { answerText } from '@faelles/form-engine/answer-text.js';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { FkEvent } from '@faelles/foundation/events.js';
import { orderStyles } from '@faelles/foundation/order-table.js';
import { answersStyles } from '@faelles/foundation/styles/answers.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { formatDate, formatDateTime, formatDuration } from '@faelles/language/format.js';
import type { Receipt, ReceiptView } from '@faelles/schemas/receipt.js';
import type { SummaryLine, SummarySection } from '@faelles/schemas/summary.js';
import { contactCard, link } from './contact-card.ts';
import { paymentPart } from './payment-part.ts';
import { saveReceipt } from './save-receipt.ts';

const headings = {
  acknowledgement: 'receipt.heading',
  'immediate-result': 'receipt.heading-immediate',
  completion: 'receipt.heading-completion',
};

/**
 * The receipt as a document: what was received, when, by whom, what happens next, what was sent and paid.
 * Shown from `view` alone, so it is the same after a reload and on paper. Print gives an A4 without controls.
 *
 * @summary What the citizen leaves with.
 * @fires {FkEvent} fk-receipt-saved - The citizen saved the signed receipt as a file.
 * @slot - Words of the page's own at the end, as a link for feedback.
 * @slot payment - What the page knows of the payment beside the receipt, as money that went back later.
 */
export class FkReceipt extends FkElement {
  static override styles = [
    baseStyles,
    proseStyles,
    buttonStyles,
    noticeStyles,
    answersStyles,
    orderStyles,
    css`
      h1 {
        scroll-margin-top: 16px;
      }
      /* A gap, not a margin: what wraps begins where the line begins. */
      .copy {
        display: flex;
        flex-wrap: wrap;
        gap: 0 16px;
        align-items: baseline;
      }
      .reference {
        font-size: 1.25rem;
        font-weight: 600;
        user-select: all;
        white-space: nowrap;
      }
      section {
        max-width: var(--fk-measure, 40rem);
      }
      @media print {
        a {
          color: inherit;
        }
        h1 {
          margin-top: 0;
          font-size: 20pt;
        }
        h2 {
          margin: 18pt 0 6pt;
          font-size: 14pt;
        }
        h3 {
          font-size: 11pt;
        }
        section {
          max-width: none;
        }
        .screen {
          display: none;
        }
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    view: { attribute: false },
    copied: { state: true },
  };

  /** The receipt, whether it is masked, and what the server found of its signature. */
  declare view: ReceiptView | undefined;
  declare private copied: boolean;

  constructor() {
    super();
    this.copied = false;
  }

  /** Focus goes to the success heading: the page calls this when the receipt takes the place of the form. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.view) return nothing;
    const { receipt, masked } = this.view;
    const payment = receipt.payment
      ? html`<section part="payment"><h2>${this.t('receipt.payment')}</h2>${paymentPart(receipt.payment, receipt.authority, this.words)}<slot name="payment"></slot></section>`
      : nothing;
    // What the citizen has still to do comes before what they have done.
    const due = (receipt.payment?.remainingOre ?? 0) > 0;
    return html`<article lang=${this.words.language}>
      <h1 tabindex="-1" part="heading">${this.t(headings[receipt.kind])}</h1>
      ${masked ? html`<p class="notice" part="masked">${this.t('receipt.masked')}</p>` : nothing} ${this.#facts(receipt)}
      ${due ? payment : nothing} ${this.#next(receipt)} ${this.#sent(receipt)} ${due ? nothing : payment}
      <section><h2>${this.t('receipt.contact')}</h2>${contactCard(receipt.authority, this.words)}</section>
      ${this.#proof()}
    </article>
    <slot></slot>`;
  }

  #facts(receipt: Receipt): TemplateResult {
    const { language } = this.words;
    return html`<section>
      <p class="lead">${this.t('receipt.lead', { authority: this.words.text(receipt.authority.name) })}</p>
      <dl class="answers">
        <div><dt>${this.t('receipt.solution')}</dt><dd>${this.words.text(receipt.solution.title)}</dd></div>
        <div>
          <dt>${this.t('receipt.reference')}</dt>
          <dd class="copy">
            <span class="reference" id="reference">${receipt.reference}</span>
            <button type="button" class="plain screen" @click=${this.#copy}>${this.t('receipt.copy-reference')}</button>
            <span role="status" class="soft screen">${this.copied ? this.t('receipt.copied') : ''}</span>
          </dd>
        </div>
        <div>
          <dt>${this.t('receipt.received-at')}</dt>
          <dd><time datetime=${receipt.receivedAt}>${formatDateTime(receipt.receivedAt, language)}</time> ${this.t('receipt.time-zone')}</dd>
        </div>
        ${this.#who(receipt)}
      </dl>
      <div class="actions">
        <button type="button" class="primary" @click=${() => print()}>${this.t('receipt.print')}</button>
        ${this.view!.jws ? html`<button type="button" @click=${this.#save}>${this.t('receipt.download-data')}</button>` : nothing}
      </div>
    </section>`;
  }

  /** Who acted for whom, said when they are not the same (Ombudsman's overviews 12 and 13). */
  #who({ actor, subject, representation }: Receipt): unknown {
    if (!representation || !subject.displayName) return nothing;
    return html`${actor.displayName ? html`<div><dt>${this.t('receipt.sent-by')}</dt><dd>${actor.displayName}</dd></div>` : nothing}<div><dt>${this.t('receipt.on-behalf-of')}</dt><dd>${subject.displayName} (${this.t(`receipt.representation.${representation.basis}`)})</dd></div>`;
  }

  #next({ nextSteps, expectedBy, processingTime, actions }: Receipt): TemplateResult {
    const date = expectedBy && formatDate(expectedBy, this.words.language);
    return html`<section>
      <h2>${this.t('receipt.next')}</h2>
      <ul>
        ${nextSteps.map((step) => html`<li>${this.words.text(step)}</li>`)}
      </ul>
      ${date
        ? html`<p>
            <strong>${this.t('receipt.expected-by', { date })}.</strong>
            ${processingTime ? html`${this.t(`receipt.basis.${processingTime.basis}`)}.` : nothing}
            ${processingTime?.href ? link(processingTime.href, this.t('receipt.deadlines')) : nothing}
          </p>`
        : processingTime
          ? html`<p>
              ${this.t('receipt.processing-time', { duration: formatDuration(processingTime.duration ?? '', this.words.language) })}.
              ${this.t(`receipt.counts-from.${processingTime.countsFrom}`)}.
            </p>`
          : nothing}
      ${actions.length
        ? html`<h3>${this.t('receipt.actions')}</h3>
            <ul>
              ${actions.map(
                ({ href, label, until }) => html`<li>
                  ${link(href, this.words.text(label))}
                  ${until ? this.t('receipt.action-until', { date: formatDate(until.slice(0, 10), this.words.language) }) : nothing}
                </li>`,
              )}
            </ul>`
        : nothing}
    </section>`;
  }

  /** What was sent, labelled as it was on the way. */
  #sent({ sections }: Receipt): unknown {
    const answered = sections.filter(({ lines }) => lines.length);
    if (!answered.length) return nothing;
    return html`<section>
      <h2>${this.t('receipt.answers')}</h2>
      ${answered.map(
        (section) => html`<h3>${this.#title(section)}</h3>
          <dl class="answers">
            ${section.lines.map(
              (line) => html`<div>
                <dt>${this.words.text(line.label)}</dt>
                <dd class="said">${this.#answer(line)}</dd>
              </div>`,
            )}
          </dl>`,
      )}
    </section>`;
  }

  #answer(line: SummaryLine): string {
    if (line.privacy === 'masked') return this.t('receipt.hidden');
    return answerText(line, this.words.language, (key: string, params?: { source: string }) => this.t(key, params)) || this.t('receipt.not-answered');
  }

  #title({ title, entry }: SummarySection): string {
    return this.words.text(title) + (entry ? ` ${entry}` : '');
  }

  #proof(): unknown {
    const { verification, masked } = this.view!;
    if (masked && verification === 'unknown') return nothing;
    const look = { verified: 'success', unverified: 'error', unknown: 'warning' }[verification];
    return html`<div class="notice ${look}" part="verification"><p>${this.t(`receipt.${verification}`)}</p></div>`;
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.view!.receipt.reference);
      this.copied = true;
    } catch {
      // No permission: the reference is selected instead, ready to be copied by hand.
      getSelection()?.selectAllChildren(this.renderRoot.querySelector('#reference')!);
    }
  };

  readonly #save = (): void => {
    saveReceipt(this.view!);
    this.dispatchEvent(new FkEvent('fk-receipt-saved', undefined));
  };
}
