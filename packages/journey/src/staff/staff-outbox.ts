import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { OutboxMessage, OutboxPage } from '@faelles/schemas/delivery.js';
import { whatFailed } from './staff-calls.ts';
import { StaffPart } from './staff-part.ts';

/**
 * Receipts on their way to Digital Post and NemSMS: how many, and each one that is not sent, with what keeps it. One that
 * was given up can be sent again. Nothing here says who somebody is.
 *
 * @summary Messages that are not sent, for the staff.
 * @tagname fk-staff-outbox
 */
export class FkStaffOutbox extends StaffPart {
  static override properties: PropertyDeclarations = { ...StaffPart.properties, page: { state: true }, busy: { state: true }, problem: { state: true }, done: { state: true } };

  declare private page: OutboxPage | undefined;
  /** Id of the message that is being put back into the queue. */
  declare private busy: string;
  declare private problem: string;
  /** Reference of the one that is sent again. */
  declare private done: string;

  constructor() {
    super();
    this.busy = this.problem = this.done = '';
  }

  protected override firstUpdated(): void {
    void this.refresh();
  }

  /** Asks what is not sent. */
  async refresh(): Promise<void> {
    try {
      this.page = await this.calls!.outbox();
    } catch (error) {
      if (whatFailed(error) === 'signed-out') this.signedOut();
      else this.problem = 'staff.failed';
    }
  }

  async #again({ id, reference }: OutboxMessage): Promise<void> {
    if (this.busy) return;
    this.busy = id;
    this.problem = this.done = '';
    try {
      await this.calls!.sendAgain(id);
      this.done = reference;
    } catch (error) {
      const failure = whatFailed(error);
      if (failure === 'signed-out') return this.signedOut();
      this.problem = failure === 'conflict' || failure === 'gone' ? 'outbox.again.conflict' : 'outbox.again.failed';
    } finally {
      this.busy = '';
    }
    await this.refresh();
    // The button that was pressed is gone with its line.
    await this.focusOn('h2');
  }

  protected override render(): TemplateResult {
    const { page, problem, done } = this;
    return html`<h2 tabindex="-1">${this.t('outbox.heading')}</h2>
      <div role="alert">${problem ? html`<p class="notice error">${this.t(problem)}</p>` : nothing}</div>
      <div role="status">${done ? html`<p class="notice success">${this.t('outbox.again.done', { reference: done })}</p>` : nothing}</div>
      ${page ? this.#page(page) : problem ? nothing : html`<p>${this.t('staff.loading')}</p>`}`;
  }

  #page({ counts, messages }: OutboxPage): TemplateResult {
    const words = { sent: String(counts.sent), waiting: String(counts.waiting + counts.sending), dead: String(counts.dead) };
    return html`<p>${this.t('outbox.counts', words)}</p>
      ${messages.length ? html`<ul class="lines">${messages.map((message) => this.#message(message))}</ul>` : html`<p>${this.t('outbox.none')}</p>`}`;
  }

  #message(message: OutboxMessage): TemplateResult {
    const { channel, reference, state, tries, createdAt, dueAt, error, mayRetry } = message;
    return html`<li>
      <h3>${reference}</h3>
      <p class="facts soft">
        <span>${this.t(`outbox.channel.${channel}`)}</span><span>${this.t(`outbox.state.${state}`)}</span>
        <span>${this.t('outbox.written', { at: this.when(createdAt) })}</span>
        ${tries > 0 ? html`<span>${this.t('outbox.tries', { count: tries })}</span>` : nothing}
        ${dueAt && tries > 0 ? html`<span>${this.t('outbox.next', { at: this.when(dueAt) })}</span>` : nothing}
      </p>
      ${error ? html`<p>${this.t(`outbox.error.${error}`)}</p>` : nothing}
      ${mayRetry
        ? html`<div class="actions screen"><button type="button" aria-label=${this.t('outbox.again.what', { reference, channel: this.t(`outbox.channel.${channel}`) })} @click=${() => void this.#again(message)}>${this.t('outbox.again')}</button></div>`
        : nothing}
    </li>`;
  }
}
