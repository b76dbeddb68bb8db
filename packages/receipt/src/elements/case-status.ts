import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { DANISH_ZONE, formatDate, formatDateTime } from '@faelles/language/format.js';
import type { CaseStatusEntry, CaseStatusView } from '@faelles/schemas/case-status.js';
import { todayIn } from '@faelles/schemas/day.js';
import { caseDecision } from './case-decision.ts';

/** Milliseconds for which what was fetched is new enough: coming back to the page sooner asks nobody. */
const fresh = 30_000;

/**
 * Where a case stands, in the five values of Mit Overblik: what it waits for, when an answer can be expected, what was
 * decided, and what has happened so far. Shown from `status` alone; with `load` the page looks again when somebody comes
 * back to it, never by a clock. Says nothing while there is nothing to say.
 *
 * @summary The status of a case on the page of its receipt.
 */
export class FkCaseStatus extends FkElement {
  static override styles = [
    baseStyles,
    proseStyles,
    buttonStyles,
    noticeStyles,
    css`
      section {
        max-width: var(--fk-measure, 40rem);
      }
      .notice {
        margin: 16px 0;
      }
      /* A gap, not a margin: what wraps begins where the line begins. */
      .now,
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 0 12px;
        align-items: baseline;
      }
      .now strong {
        font-size: 1.25rem;
      }
      /* Also a word without end, and in the other direction. */
      .said {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
      ol {
        margin: 8px 0 16px;
        padding: 0;
        list-style: none;
      }
      li {
        margin: 0;
        padding-block: 4px;
        padding-inline: 16px 0;
        border-inline-start: 2px solid var(--fk-line, #d6d6d6);
      }
      li:last-child {
        border-color: currentColor;
      }
      [role='status'] {
        margin: 4px 0 0;
      }
      @media print {
        section {
          max-width: none;
        }
        h2 {
          margin: 14pt 0 4pt;
          font-size: 14pt;
        }
        h3,
        .now strong {
          font-size: 11pt;
        }
        .screen {
          display: none;
        }
        li {
          break-inside: avoid;
        }
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    status: { attribute: false },
    load: { attribute: false },
    today: {},
    failed: { state: true },
    told: { state: true },
  };

  /** As the server tells it (`ReceiptView.status`). */
  declare status: CaseStatusView | undefined;
  /** Asks the server how it stands now; without it the page shows what it was given. */
  declare load: (() => Promise<CaseStatusView>) | undefined;
  /** ISO 8601 date, for tests; by default the day it is in Denmark. */
  declare today: string | undefined;
  declare private failed: boolean;
  declare private told: 'changed' | 'same' | undefined;

  #loading = false;
  #lookedAt = 0;

  constructor() {
    super();
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
    // Back from another page: the browser kept this one as it was.
    addEventListener('pageshow', this.#seen);
    if (this.hasUpdated) this.#seen();
  }

  /** Only now: what was set before this element was defined comes with its first update. */
  protected override firstUpdated(): void {
    // What came with the page is new; whether its clock is right, nobody knows.
    if (this.status) this.#lookedAt = Date.now();
    this.#seen();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#seen);
    removeEventListener('pageshow', this.#seen);
  }

  readonly #seen = (): void => {
    if (document.visibilityState === 'visible' && Date.now() - this.#lookedAt > fresh) void this.#look();
  };

  /** Asks for the status now, also when it was fetched a moment ago. */
  async refresh(): Promise<void> {
    await this.#look(true);
  }

  async #look(asked = false): Promise<void> {
    if (!this.load || this.#loading) return;
    this.#loading = true;
    this.#lookedAt = Date.now();
    const before = this.status && lastOf(this.status);
    if (asked) this.told = undefined;
    try {
      this.status = await this.load();
      this.failed = false;
      const changed = before !== lastOf(this.status);
      // Who did not ask is told of news only.
      this.told = changed && before !== undefined ? 'changed' : asked ? 'same' : undefined;
    } catch {
      this.failed = true;
    }
    this.#loading = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { status } = this;
    // Its words come by themselves, after the receipt's: until then there is nothing to head.
    const heading = (status || this.failed) && this.t('case-status.heading');
    if (!heading) return nothing;
    if (!status) return this.failed ? html`<section><h2>${heading}</h2>${this.#failure()}</section>` : nothing;
    if (!status.current && !status.withdrawn) return nothing;
    return html`<section part="case-status">
      <h2>${heading}</h2>
      ${status.current ? this.#current(status.current, status.history) : this.#withdrawn()} ${this.#history(status.history)}
      ${this.failed ? this.#failure() : this.#source(status)}
    </section>`;
  }

  get #authority(): string {
    return this.status ? this.words.text(this.status.authority) : '';
  }

  #withdrawn(): TemplateResult {
    return html`<div class="notice">
      <p class="now"><strong>${this.t('case-status.withdrawn')}</strong></p>
      <p>${this.t('case-status.withdrawn.text', { authority: this.#authority })}</p>
    </div>`;
  }

  #current(entry: CaseStatusEntry, history: readonly CaseStatusEntry[]): TemplateResult {
    const { status, waitingFor, note } = entry;
    const authority = this.#authority;
    // A case that is closed has the decision it came to, and the days to complain run on.
    const open = status === 'created' || status === 'processing';
    const decision = open ? undefined : history.findLast((one) => one.decision)?.decision;
    // What the citizen has to do must not be missed.
    return html`<div class="notice ${waitingFor === 'citizen' ? 'warning' : ''}">
      <p class="now">
        <strong>${this.t(`case-status.${status}`)}</strong>
        <span>${status === 'processing' ? this.t('case-status.since', { date: this.#day(entry.at) }) : this.#day(entry.at)}</span>
      </p>
      <p>
        ${this.t(`case-status.${status}.text`, { authority })}
        ${waitingFor ? html`<strong>${this.t(`case-status.waiting-for.${waitingFor}`, { authority })}</strong>` : nothing}
      </p>
      ${this.#expected(entry)}
      ${note ? html`<h3>${this.t('case-status.note', { authority })}</h3><p class="said">${this.words.text(note)}</p>` : nothing}
      ${decision ? caseDecision(decision, this.words) : nothing}
      ${history.some(({ hidden }) => hidden) ? html`<p>${this.t('case-status.hidden', { authority })}</p>` : nothing}
    </div>`;
  }

  #expected({ expectedBy }: CaseStatusEntry): TemplateResult | typeof nothing {
    if (!expectedBy) return nothing;
    const late = expectedBy < (this.today ?? todayIn(DANISH_ZONE, new Date()));
    const date = formatDate(expectedBy, this.words.language);
    return html`<p>${this.t(late ? 'case-status.late' : 'case-status.expected-by', { date, authority: this.#authority })}</p>`;
  }

  /** The whole way, the oldest first; words of the last are above. */
  #history(history: readonly CaseStatusEntry[]): TemplateResult | typeof nothing {
    if (history.length < 2) return nothing;
    return html`<h3>${this.t('case-status.history')}</h3>
      <ol>
        ${history.map(
          (entry, at) => html`<li>
            <strong>${this.t(`case-status.${entry.status}`)}</strong> <time datetime=${entry.at}>${this.#day(entry.at)}</time>${entry.backFrom
              ? html`, ${this.t('case-status.back-from', { status: this.t(`case-status.${entry.backFrom}`) })}`
              : nothing}
            ${at < history.length - 1 && entry.note ? html`<p class="said">${this.words.text(entry.note)}</p>` : nothing}
          </li>`,
        )}
      </ol>`;
  }

  #source({ readAt }: CaseStatusView): TemplateResult {
    const status = this.status?.current?.status;
    return html`<div class="tools soft">
        <span>${this.t('case-status.source', { authority: this.#authority, time: formatDateTime(readAt, this.words.language) })}</span>
        ${this.#again()}
      </div>
      <p role="status" class="screen">
        ${this.told === 'changed' && status ? this.t('case-status.changed', { status: this.t(`case-status.${status}`) }) : this.told === 'same' ? this.t('case-status.same') : ''}
      </p>`;
  }

  /** What was known stays; it is said how old it is. */
  #failure(): TemplateResult {
    const readAt = this.status?.readAt;
    return html`<div class="notice warning screen" role="status">
      <p>${readAt ? this.t('case-status.failed-old', { time: formatDateTime(readAt, this.words.language) }) : this.t('case-status.failed')}</p>
      ${this.#again()}
    </div>`;
  }

  #again(): TemplateResult | typeof nothing {
    return this.load ? html`<button type="button" class="plain screen" @click=${() => void this.refresh()}>${this.t('case-status.refresh')}</button>` : nothing;
  }

  #day(instant: string): string {
    return formatDate(todayIn(DANISH_ZONE, new Date(instant)), this.words.language);
  }
}

/** What tells one state from the next: the same report is no news. */
function lastOf({ current, withdrawn }: CaseStatusView): string {
  return current ? current.recordedAt + current.at : withdrawn ? 'withdrawn' : '';
}
