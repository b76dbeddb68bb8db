import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { formatDateTime } from '@faelles/language/format.js';
import type { Invitation } from '@faelles/schemas/consent-case.js';
import type { FkConsent } from './consent.ts';
import { consentsOverHttp, troubleOf, type CallTrouble, type ConsentCalls } from './consents-calls.ts';
import { identifyForm } from './invitation-identify.ts';
import { invitationStyles } from './invitation-styles.ts';

/** States that are over: there is nothing to fill in. */
type Over = 'withdrawn' | 'expired' | 'completed' | 'unknown';

/** What is said of a failed call: the key's end. */
const said: Partial<Record<CallTrouble, string>> = {
  offline: 'offline',
  resting: 'busy',
  'text-changed': 'text-changed',
  'not-signed-in': 'late-proof',
};

/**
 * The page of somebody who was invited to a consent. They show who they are, read, and answer; a no may be explained to
 * the others. Before they have shown who they are nothing about anybody is on the page. What the link no longer opens is
 * said kindly, and nothing is ever their fault.
 *
 * @summary The answer of an invited person.
 * @tagname fk-consent-invitation
 * @csspart heading - The heading.
 */
export class FkConsentInvitation extends FkElement {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, invitationStyles];

  static override properties: PropertyDeclarations = {
    secret: { attribute: false },
    solution: {},
    calls: { attribute: false },
    endpoint: {},
    invitation: { state: true },
    over: { state: true },
    wrong: { state: true },
    told: { state: true },
    busy: { state: true },
    answer: { state: true },
  };

  /** Of the link: the fragment of its address. */
  declare secret: string;
  /** Id of the solution the consent belongs to. */
  declare solution: string;
  /** How to reach the server, when it is not over `endpoint`. */
  declare calls: ConsentCalls | undefined;
  /** Root of the HTTP contract. Default `/api`. */
  declare endpoint: string;
  declare private invitation: Invitation | undefined;
  declare private over: Over | undefined;
  /** Key's end of what is wrong with the field of this page. */
  declare private wrong: string;
  /** Key's end of what happened to a call. */
  declare private told: string;
  declare private busy: boolean;
  declare private answer: 'given' | 'refused' | undefined;

  /** In memory only, for the half hour it holds. */
  #proof: string | undefined;
  #overHttp: (() => Promise<ConsentCalls>) | undefined;

  constructor() {
    super();
    this.secret = this.solution = this.wrong = this.told = '';
    this.endpoint = '/api';
    this.busy = false;
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('h1')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated && !this.secret) this.over = 'unknown';
    if (changed.has('secret') && this.secret) {
      this.#proof = this.invitation = this.over = this.answer = undefined;
      void this.#load();
    }
  }

  #calls(): Promise<ConsentCalls> {
    return this.calls ? Promise.resolve(this.calls) : (this.#overHttp ??= consentsOverHttp(this.endpoint))();
  }

  readonly #load = (): Promise<void> =>
    this.#do(async ({ invitations }) => {
      this.#show(await invitations.get({ secret: this.secret, proof: this.#proof }));
    });

  #show(invitation: Invitation): void {
    const { state } = invitation;
    this.invitation = invitation;
    this.#proof = invitation.identityProof ?? this.#proof;
    this.over = state === 'withdrawn' || state === 'expired' || state === 'completed' ? state : undefined;
  }

  /** One call at a time: the second press of a double click does nothing. What was written stays. */
  async #do(act: (calls: ConsentCalls) => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.wrong = this.told = '';
    const before = this.#page;
    try {
      await act(await this.#calls());
    } catch (error) {
      await this.#failed(troubleOf(error));
    }
    this.busy = false;
    await this.updateComplete;
    // Another page now: its heading says so. What was on the page before is told where it stands.
    if (before !== 'loading' && this.#page !== before) this.focus();
    else if (this.wrong) (this.renderRoot.querySelector<HTMLElement>('#number') ?? this.renderRoot.querySelector<FkConsent>('fk-consent'))?.focus();
  }

  async #failed(trouble: CallTrouble): Promise<void> {
    const identifying = this.invitation?.state === 'identify';
    if (trouble === 'not-found') this.over = 'unknown';
    else if (trouble === 'not-allowed') this.wrong = 'number-wrong';
    else if (trouble === 'resting' && identifying) this.wrong = 'resting';
    else {
      this.told = said[trouble] ?? 'failed';
      // Something has happened meanwhile, as an answer from another tab: what stands is shown, not guessed.
      if (trouble === 'conflict' || trouble === 'text-changed') await this.#reload(trouble);
      if (trouble === 'not-signed-in' && this.invitation) {
        this.#proof = undefined;
        const { case: _case, ...rest } = this.invitation;
        this.invitation = { ...rest, state: 'identify' };
      }
    }
  }

  async #reload(trouble: CallTrouble): Promise<void> {
    try {
      this.#show(await (await this.#calls()).invitations.get({ secret: this.secret, proof: this.#proof }));
      if (trouble === 'conflict') this.told = '';
      // Other words: a yes to the old ones is not a yes to these.
      if (trouble === 'text-changed') this.answer = undefined;
    } catch {
      this.told = 'failed';
    }
  }

  get #page(): string {
    return this.over ?? this.invitation?.state ?? 'loading';
  }

  protected override render(): TemplateResult {
    const { over, invitation } = this;
    if (over) return this.#message(`invitation.${over}`);
    if (!invitation) return this.#loading();
    if (invitation.state === 'identify' || !invitation.case) return this.#identify(invitation);
    return invitation.state === 'answered' ? this.#answered(invitation) : this.#open(invitation);
  }

  #loading(): TemplateResult {
    if (!this.told) return html`<p role="status" class="soft">${this.t('invitation.loading')}</p>`;
    return html`${this.#trouble()}
      <div class="actions"><button type="button" class="primary" @click=${() => void this.#load()}>${this.t('invitation.again')}</button></div>`;
  }

  #message(key: string): TemplateResult {
    return html`<h1 tabindex="-1" part="heading">${this.t(key)}</h1>
      <p class="lead">${this.t(`${key}-lead`)}</p>`;
  }

  #trouble(): TemplateResult {
    return html`<div role="alert">${this.told ? html`<p class="notice warning">${this.t(`invitation.${this.told}`)}</p>` : nothing}</div>`;
  }

  #names({ authority, title, party }: Invitation): Record<string, string> {
    return { authority: this.words.text(authority), title: this.words.text(title), party: this.words.text(party) };
  }

  #identify(invitation: Invitation): TemplateResult {
    const { words, wrong, busy } = this;
    return identifyForm({ words, wrong, busy, names: this.#names(invitation), trouble: this.#trouble(), send: this.#identified });
  }

  readonly #identified = (event: Event): void => {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>('#number')!;
    const number = field.value.replace(/[\s-]/g, '');
    // The server knows which number it is; only what cannot be one is said here, so that no try is lost on it.
    if (!/^(\d{10}|\d{8})$/.test(number)) {
      this.wrong = 'number-missing';
      field.focus();
      return;
    }
    void this.#do(async ({ invitations }) => {
      this.#show(await invitations.identify(this.secret, number));
    });
  };

  #open(invitation: Invitation): TemplateResult {
    const { request, deadline, text } = invitation.case!;
    const language = this.#language(invitation);
    return html`<h1 tabindex="-1" part="heading">${this.t('invitation.open')}</h1>
      <p class="lead">${this.t('invitation.open-lead', this.#names(invitation))}</p>
      <p>${this.t('invitation.no-rush', { when: formatDateTime(deadline, this.words.language) })}</p>
      ${this.#trouble()}
      <form novalidate @submit=${this.#send}>
        <fk-consent
          name="answer"
          required
          lang=${language}
          .request=${request}
          .asks=${invitation.authority}
          .input=${this.answer}
          .error=${this.wrong ? this.t(`invitation.${this.wrong}`) : ''}
          data-text=${text.sha256}
          @change=${this.#chosen}
        ></fk-consent>
        ${this.answer === 'refused' ? this.#reason() : nothing}
        <div class="actions"><button type="submit" class="primary">${this.t('invitation.send')}</button></div>
        <p class="soft" role="status">${this.busy ? this.t('invitation.sending') : ''}</p>
      </form>`;
  }

  #reason(): TemplateResult {
    return html`<div class="why">
      <label for="reason">${this.t('invitation.reason')}</label>
      <p class="soft hint" id="reason-hint">${this.t('invitation.reason-hint')}</p>
      <textarea id="reason" rows="4" maxlength="1000" autocomplete="off" aria-describedby="reason-hint"></textarea>
    </div>`;
  }

  /** The language the text is read in: the page's, when the text has it. What is answered is exactly that. */
  #language({ case: one }: Invitation): string {
    const { language } = this.words;
    return language in one!.request.title ? language : one!.text.language;
  }

  readonly #chosen = (event: Event): void => {
    this.answer = (event.target as FkConsent).value as 'given' | 'refused';
    this.wrong = '';
  };

  readonly #send = (event: Event): void => {
    event.preventDefault();
    const { answer, invitation } = this;
    if (!answer) {
      this.wrong = 'missing';
      void this.updateComplete.then(() => this.renderRoot.querySelector<FkConsent>('fk-consent')?.focus());
      return;
    }
    const reason = this.renderRoot.querySelector<HTMLTextAreaElement>('#reason')?.value.trim();
    const language = this.#language(invitation!);
    void this.#do(async ({ invitations }) => {
      const sha256 = await this.#hash(language);
      const by = { secret: this.secret, proof: this.#proof };
      this.#show(await invitations.answer(by, { answer, language, sha256, ...(answer === 'refused' && reason && { reason }) }));
    });
  };

  /** Of the words that were read. The case names those of one language; of the others the published text does. */
  async #hash(language: string): Promise<string> {
    const { text, request } = this.invitation!.case!;
    if (language === text.language) return text.sha256;
    const hashes = await (await this.#calls()).invitations.hashes(this.solution, request);
    return hashes[language] ?? text.sha256;
  }

  #answered(invitation: Invitation): TemplateResult {
    const { answer = 'given', case: one } = invitation;
    const mine = one!.parties.find((party) => party.mine);
    return html`${this.#message(`invitation.answered-${answer}`)} ${this.#trouble()}
      ${answer === 'given' && mine?.consentId
        ? html`<div class="notice">
            <p id="consequence">${this.t('overview.consequence')} ${this.words.text(one!.request.refusal)}</p>
            <div class="actions">
              <button type="button" aria-describedby="consequence" @click=${() => void this.#withdraw(mine.consentId!)}>${this.t('invitation.withdraw')}</button>
            </div>
          </div>`
        : nothing}
      <h2>${this.t('invitation.where-it-stands')}</h2>
      <fk-consent-parties view-only .case=${one}></fk-consent-parties>`;
  }

  #withdraw(consentId: string): Promise<void> {
    return this.#do(async ({ consents }) => {
      await consents.withdraw(consentId, { by: { secret: this.secret, proof: this.#proof } });
      this.over = 'withdrawn';
    });
  }
}
