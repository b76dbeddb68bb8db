import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { registerConsentKinds } from '@faelles/consent/elements/register.js';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { FkEvent } from '@faelles/foundation/events.js';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import type { SubmitDetail } from '@faelles/form-wizard/wizard-events.js';
import { formatMoney } from '@faelles/language/format.js';
import type { Application } from '@faelles/schemas/application.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { destinationOf, formAddress, receiptAddress, solutionIn } from './address.ts';
import { openBackEnd, type BackEnd } from './back-end.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { draftNotice, unpaidNotice } from './notices.ts';
import { open, type Phase } from './opening.ts';
import { pageFooter, pageHeader } from './frame.ts';
import { forgetUnpaid, rememberUnpaid } from './remembered.ts';
import { Submission } from './submission.ts';
import { uploaderFor } from './uploads.ts';

registerConsentKinds();

/**
 * A whole self-service solution: form, payment and receipt from a definition, against a back end. It is the page: it
 * renders into the page itself, styled by `page.css`, so that skip link, landmarks and printing are the page's own.
 *
 * @summary The journey from the first question to the receipt.
 * @fires {FkEvent<{phase: string}>} fk-phase - `form`, `payment`, `receipt` or `stopped` is shown now.
 */
export class FkJourney extends FkElement {
  static override properties: PropertyDeclarations = {
    solution: {},
    endpoint: {},
    withoutFrame: { type: Boolean, attribute: 'without-frame' },
    backEnd: { attribute: false },
    today: {},
    definition: { state: true },
    phase: { state: true },
    submitting: { state: true },
    problem: { state: true },
    asking: { state: true },
  };

  /** Id of the solution. Default: from the address, `/solutions/<id>/`. */
  declare solution: string;
  /** Root of the HTTP contract. */
  declare endpoint: string;
  /** Leave header and footer to the page. */
  declare withoutFrame: boolean;
  /** Instead of the HTTP contract at `endpoint`. */
  declare backEnd: BackEnd | undefined;
  /** Today in Denmark, `YYYY-MM-DD`; given by tests. */
  declare today: string | undefined;
  declare private definition: FormDefinition | undefined;
  declare private phase: Phase;
  declare private submitting: boolean;
  declare private problem: string;
  /** The citizen is asked whether the draft may be thrown away. */
  declare private asking: boolean;

  #keeper: DraftKeeper | undefined;
  #submission: Submission | undefined;
  /** The total the server named when the price had changed, øre. */
  #agreedOre: number | undefined;

  constructor() {
    super();
    this.solution = this.problem = '';
    this.endpoint = '/api';
    this.withoutFrame = this.submitting = this.asking = false;
    this.phase = { name: 'loading' };
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#open();
  }

  protected override updated(): void {
    if (this.phase.name === 'form') return;
    const place = { payment: 'journey.phase.payment', receipt: 'journey.phase.receipt' }[this.phase.name as 'payment'];
    const title = this.phase.name === 'receipt' ? this.phase.view.receipt.solution.title : this.definition?.title;
    const words = [place && this.t(place), this.words.text(title)].filter(Boolean);
    if (words.length) document.title = words.join(' – ');
  }

  protected override render(): TemplateResult {
    const authority = this.definition?.authority ?? (this.phase.name === 'receipt' ? this.phase.view.receipt.authority : undefined);
    if (this.withoutFrame) return html`${this.#content()}`;
    return html`${pageHeader(this.words.text(authority?.name), this.words)}
      <main class="page" id="main" tabindex="-1">${this.#content()}</main>
      ${pageFooter(authority, this.words)}`;
  }

  #content(): unknown {
    const { phase } = this;
    switch (phase.name) {
      case 'loading':
        return html`<p role="status">${this.t('journey.loading')}</p>`;
      case 'stopped':
        return html`<h1>${this.t('journey.stopped')}</h1>
          <p class="lead">${this.t(phase.words)}</p>
          ${phase.again
            ? html`<button type="button" class="button primary" @click=${() => this.#open()}>${this.t('journey.try-again')}</button>`
            : nothing}`;
      case 'form':
        return this.#form(phase);
      case 'payment':
        return html`<fk-payment
          .order=${phase.application.order}
          .payment=${phase.application.payment}
          .calls=${this.#payments}
          .authority=${this.definition?.authority.name}
          .arrival=${phase.arrival}
          application-id=${phase.application.id}
          @fk-paid=${() => void this.#paid(phase.application.id)}
          ><p>${this.t('journey.reference', { reference: phase.application.reference })}</p></fk-payment
        >`;
      case 'receipt':
        return html`<fk-receipt .view=${phase.view}></fk-receipt>`;
    }
  }

  #form({ draft, unpaid }: Extract<Phase, { name: 'form' }>): TemplateResult {
    const { definition, words } = this;
    return html`${unpaid ? unpaidNotice(words, () => void this.#show({ name: 'payment', application: unpaid, arrival: '' })) : nothing}
      ${draft
        ? draftNotice(draft, words, this.asking, {
            ask: (on) => (this.asking = on),
            startOver: () => void this.#startOver(),
          })
        : nothing}
      <fk-form-wizard
        .definition=${definition}
        .inputs=${draft?.inputs}
        .step=${draft?.step ?? ''}
        .today=${this.today}
        .saver=${this.#keeper}
        .uploader=${this.#uploader}
        .trailingSteps=${definition?.price ? [{ id: 'payment', title: this.t('journey.phase.payment') }] : []}
        .submitting=${this.submitting}
        .problem=${this.problem}
        @fk-step=${this.#stepped}
        @fk-submit=${this.#submit}
      ></fk-form-wizard>`;
  }

  get #wizard(): FkFormWizard | null {
    return this.querySelector('fk-form-wizard');
  }

  get #server(): BackEnd {
    return (this.backEnd ??= openBackEnd(this.endpoint));
  }

  /** Calls of the payment element, through this journey's back end. */
  readonly #payments = {
    start: async (id: string, options: { idempotencyKey: string }) => (await this.#server.payments()).start(id, options),
    get: async (id: string) => (await this.#server.payments()).get(id),
    cancel: async (id: string) => (await this.#server.payments()).cancel(id),
  };

  readonly #uploader = uploaderFor(() => this.#server, () => {
    const { inputs, step } = this.#wizard!.draft();
    return this.#keeper!.need(inputs, step);
  });

  async #open(): Promise<void> {
    this.phase = { name: 'loading' };
    this.solution ||= solutionIn(location.pathname) ?? '';
    const destination = destinationOf(location);
    // What the page will most likely show is fetched while the server is asked.
    const element = destination.page === 'form' ? wizardElement() : destination.page === 'payment' ? paymentElement() : receiptElement();
    void element.catch(() => {});
    const { definition, phase } = await open(this.#server, this.solution, destination);
    this.definition = definition;
    if (phase.name === 'payment' && phase.application.receiptId) return this.#paid(phase.application.id);
    await this.#show(phase, destination.page !== 'form');
  }

  /** Shows a phase when its element is there; `focus` puts the reader at its heading. */
  async #show(phase: Phase, focus = true): Promise<void> {
    try {
      if (phase.name === 'form') {
        this.#begin(phase);
        await wizardElement();
      }
      if (phase.name === 'payment') {
        rememberUnpaid(this.solution, phase.application.id);
        await paymentElement();
      }
      if (phase.name === 'receipt') await receiptElement();
    } catch {
      // A piece of the page could not be fetched: the connection, or a new version has been put up.
      phase = { name: 'stopped', words: 'journey.load-failed', again: true };
    }
    this.phase = phase;
    this.dispatchEvent(new FkEvent('fk-phase', { phase: phase.name }));
    if (!focus) return;
    await this.updateComplete;
    const shown = this.querySelector<HTMLElement & { updateComplete?: Promise<unknown> }>('fk-payment, fk-receipt');
    await shown?.updateComplete;
    shown?.focus();
    scrollTo({ top: 0, behavior: 'instant' });
  }

  #begin({ draft }: Extract<Phase, { name: 'form' }>): void {
    const about = { solution: this.solution, definitionVersion: this.definition!.version };
    this.#keeper = new DraftKeeper(this.#server, about, () => this.words.language, draft);
    this.#submission = new Submission(this.#server);
    this.#agreedOre = undefined;
  }

  readonly #stepped = (event: FkEvent<{ to: string }>): void => {
    // Near the end: what comes after is fetched before it is asked for.
    if (event.detail.to === 'check') void (this.definition?.price ? paymentElement() : receiptElement()).catch(() => {});
  };

  readonly #submit = async (event: FkEvent<SubmitDetail>): Promise<void> => {
    const { answers, shownTotalOre } = event.detail;
    this.submitting = true;
    this.problem = '';
    const outcome = await this.#submission!.send({
      solution: this.solution,
      definitionVersion: this.definition!.version,
      ...(this.#keeper!.id && { draftId: this.#keeper!.id }),
      answers,
      language: this.words.language,
      shownTotalOre: this.#agreedOre ?? shownTotalOre,
    });
    this.submitting = false;
    if ('sent' in outcome) return this.#sent(outcome.sent);
    if ('issues' in outcome) {
      this.problem = this.t('wizard.server-issues');
      return this.#wizard?.setServerIssues(outcome.issues);
    }
    if ('order' in outcome) {
      const { language } = this.words;
      const [before, after] = [this.#agreedOre ?? shownTotalOre, outcome.order.totalOre];
      this.#agreedOre = after;
      this.problem = this.t('wizard.price-changed', { before: formatMoney(before, language), after: formatMoney(after, language) });
      return;
    }
    if ('changed' in outcome) {
      this.definition = await this.#server.definition(this.solution).catch(() => this.definition);
      this.problem = this.t('wizard.definition-changed');
      return;
    }
    this.problem = this.t(outcome.failed);
  };

  async #sent(application: Application): Promise<void> {
    // The steps of the form are over: Back must not lead into one that is sent.
    history.replaceState(null, '', formAddress(this.solution));
    if (application.state === 'awaiting-payment') return this.#show({ name: 'payment', application, arrival: '' });
    if (application.receiptId) return this.#toReceipt(application.receiptId);
    await this.#show({ name: 'stopped', words: 'receipt.broken', again: true });
  }

  async #paid(applicationId: string): Promise<void> {
    const { receiptId } = await (await this.#server.applications()).get(applicationId);
    if (receiptId) await this.#toReceipt(receiptId);
  }

  /** To the receipt, with its link in the address: a reload shows it whole, a bookmark masked. */
  async #toReceipt(receiptId: string): Promise<void> {
    forgetUnpaid(this.solution);
    const view = await (await this.#server.receipts()).get(receiptId);
    history.replaceState(null, '', receiptAddress(this.solution, receiptId, view.link?.secret));
    await this.#show({ name: 'receipt', view });
  }

  async #startOver(): Promise<void> {
    await this.#keeper?.discard().catch(() => {});
    this.asking = false;
    history.replaceState(null, '', formAddress(this.solution));
    await this.#show({ name: 'form' }, false);
  }
}

const wizardElement = () => import('@faelles/form-wizard/fk-form-wizard.js');
const paymentElement = () => import('@faelles/payment/elements/fk-payment.js');
const receiptElement = () => import('@faelles/receipt/elements/fk-receipt.js');
