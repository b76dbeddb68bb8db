import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Difference, Reconciliation, Reconciliations } from '@faelles/schemas/staff.js';
import { formatDate } from '@faelles/language/format.js';
import { whatFailed } from './staff-calls.ts';
import { StaffPart } from './staff-part.ts';
import { addressOf } from './staff-payments.ts';

const pause = 1_000;

/**
 * The newest comparison of the books with the payment providers: each difference, what the system does by itself, and
 * what a person should do. A new one can be asked for.
 *
 * @summary What differs between the books and the providers.
 * @tagname fk-staff-differences
 */
export class FkStaffDifferences extends StaffPart {
  static override properties: PropertyDeclarations = {
    ...StaffPart.properties,
    known: { state: true },
    run: { state: true },
    problem: { state: true },
  };

  declare private known: Reconciliations | undefined;
  /** The one under way. */
  declare private run: Reconciliation | undefined;
  declare private problem: string;
  #watching = false;

  constructor() {
    super();
    this.problem = '';
  }

  protected override firstUpdated(): void {
    void this.refresh();
  }

  /** Asks for the newest comparison. */
  async refresh(): Promise<void> {
    await this.#try(async () => {
      this.known = await this.calls!.reconciliations();
      if (this.known.underWay) void this.#watch(this.known.underWay);
    });
  }

  readonly #now = async (): Promise<void> => {
    if (this.run) return;
    await this.#try(async () => void this.#watch(await this.calls!.reconcile()));
  };

  /** Follows a run until it is done; the page may be left meanwhile. */
  async #watch(run: Reconciliation): Promise<void> {
    this.run = run;
    if (this.#watching) return;
    this.#watching = true;
    await this.#try(async () => {
      while (this.isConnected && this.run && ['waiting', 'running'].includes(this.run.state)) {
        await new Promise((done) => setTimeout(done, pause));
        this.run = await this.calls!.reconciliation(this.run.id);
      }
      if (this.run?.state === 'cut-off') this.problem = 'staff.compare.cut-off';
      this.known = await this.calls!.reconciliations();
    });
    this.#watching = false;
    const asked = this.run !== undefined;
    this.run = undefined;
    if (asked && this.isConnected) await this.focusOn('h2');
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.problem = '';
    try {
      await work();
    } catch (error) {
      if (whatFailed(error) === 'signed-out') return this.signedOut();
      this.problem = 'staff.failed';
    }
  }

  protected override render(): TemplateResult {
    const { known, run, problem } = this;
    return html`<h2 tabindex="-1">${this.t('staff.compare')}</h2>
      <div role="alert">${problem ? html`<p class="notice error">${this.t(problem)}</p>` : nothing}</div>
      ${known ? this.#newest(known.newest) : problem ? nothing : html`<p>${this.t('staff.loading')}</p>`}
      <div class="actions"><button type="button" ?disabled=${run !== undefined} @click=${this.#now}>${this.t('staff.compare.now')}</button></div>
      <p role="status">${run ? this.t('staff.compare.busy', { checked: String(run.checked) }) : ''}</p>`;
  }

  #newest(newest: Reconciliation | undefined): TemplateResult {
    if (!newest) return html`<p>${this.t('staff.compare.never')}</p>`;
    const { differences, checked, unanswered, doneAt, at } = newest;
    return html`<p>
        ${this.t('staff.compare.done', { at: this.when(doneAt ?? at), count: checked })}
        ${unanswered > 0 ? this.t('staff.compare.unanswered', { count: unanswered }) : nothing}
      </p>
      ${differences.length === 0
        ? html`<p class="notice success">${this.t('staff.compare.none')}</p>`
        : html`<p><strong>${this.t('staff.compare.found', { count: differences.length })}</strong></p>
            <ul class="lines">
              ${differences.map((difference) => this.#difference(difference))}
            </ul>`}`;
  }

  #difference({ code, since, ore, orderOre, count, about, payment, reference, provider }: Difference): TemplateResult {
    const amount = ore === undefined ? '' : this.money(ore);
    return html`<li>
      <h3>${this.t(`difference.${code}`)}</h3>
      <p class="facts soft">
        <span>${this.t('staff.compare.since', { at: since.endsWith('T00:00:00.000Z') ? formatDate(since.slice(0, 10), this.words.language) : this.when(since) })}</span>
        ${provider ? html`<span>${this.t(`staff.provider.${provider}`)}</span>` : nothing}
        ${amount ? html`<span>${orderOre === undefined || orderOre === ore ? amount : this.t('staff.compare.of', { amount, order: this.money(orderOre) })}</span>` : nothing}
        ${count === undefined ? nothing : html`<span>${this.t('staff.compare.count', { count })}</span>`}
        ${about ? html`<span>${this.t('staff.compare.about', { about })}</span>` : nothing}
      </p>
      <p><strong>${this.t('staff.compare.system')}</strong> ${this.t(`difference.${code}.system`)}</p>
      <p><strong>${this.t('staff.compare.person')}</strong> ${this.t(`difference.${code}.person`)}</p>
      ${payment ? html`<p class="screen"><a href=${addressOf(payment)}>${this.t('staff.compare.show', { reference: reference ?? payment })}</a></p>` : reference ? html`<p>${reference}</p>` : nothing}
    </li>`;
  }
}
