import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import type { StaffSession } from '@faelles/schemas/staff.js';
import { staffOverHttp, type StaffCalls } from './staff-calls.ts';
import { staffStyles } from './staff-styles.ts';

/** The address of a payment on the page: an id, which says nothing about anybody. */
export const addressOf = (payment: string): string => `#payment=${payment}`;
const shownBy = (hash: string): string | undefined => /^#payment=([0-9a-f-]{36})$/.exec(hash)?.[1];

/**
 * The page of the authority's staff: sign in, see what the comparison with the providers found, find a payment, give
 * money back. Nothing on it says who a citizen is.
 *
 * @summary Sign-in of staff, and around it the parts of their page.
 * @tagname fk-staff-payments
 */
export class FkStaffPayments extends FkElement {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, staffStyles];

  static override properties: PropertyDeclarations = {
    calls: { attribute: false },
    endpoint: {},
    session: { state: true },
    failed: { state: true },
    over: { state: true },
    shown: { state: true },
  };

  /** How to reach the server, when it is not over `endpoint`. */
  declare calls: StaffCalls | undefined;
  /** Root of the HTTP contract. Default `/api`. */
  declare endpoint: string;
  declare private session: StaffSession | undefined;
  declare private failed: boolean;
  /** The sign-in ended while the page was open. */
  declare private over: boolean;
  /** Id of the payment that is shown. */
  declare private shown: string | undefined;

  #overHttp: StaffCalls | undefined;

  constructor() {
    super();
    this.endpoint = '/api';
    this.failed = this.over = false;
    this.addEventListener('fk-signed-out', this.#signedOut);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.shown = shownBy(location.hash);
    window.addEventListener('hashchange', this.#moved);
    void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#moved);
  }

  get #calls(): StaffCalls {
    return this.calls ?? (this.#overHttp ??= staffOverHttp(this.endpoint));
  }

  readonly #ask = async (): Promise<void> => {
    this.failed = false;
    try {
      this.session = await this.#calls.session();
    } catch {
      this.failed = true;
    }
  };

  readonly #moved = async (): Promise<void> => {
    this.shown = shownBy(location.hash);
    await this.updateComplete;
    scrollTo(0, 0);
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
  };

  readonly #signedOut = (): void => {
    this.over = true;
    void this.#ask();
  };

  async #signIn(as: string): Promise<void> {
    try {
      this.session = await this.#calls.signIn(as);
      this.over = false;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
    } catch {
      this.failed = true;
    }
  }

  readonly #signOut = async (): Promise<void> => {
    try {
      await this.#calls.signOut();
    } finally {
      this.over = false;
      await this.#ask();
      this.renderRoot.querySelector<HTMLElement>('h1')?.focus();
    }
  };

  protected override render(): TemplateResult {
    const { session, failed, shown } = this;
    const title = session?.staff && shown ? nothing : html`<h1 tabindex="-1">${this.t('staff.heading')}</h1>`;
    if (failed) {
      return html`${title}
        <div class="notice warning" role="alert">
          <p>${this.t('staff.failed')}</p>
          <div class="actions"><button type="button" @click=${this.#ask}>${this.t('staff.again')}</button></div>
        </div>`;
    }
    if (!session) return html`${title}<p role="status">${this.t('staff.loading')}</p>`;
    if (!session.staff) return html`${title}${this.#entrance(session)}`;
    return html`${this.#who(session.staff)} ${title} ${shown ? this.#payment(shown) : this.#overview()}`;
  }

  #who({ name, roles }: NonNullable<StaffSession['staff']>): TemplateResult {
    return html`<div class="who screen">
      <p>${this.t('staff.signed-in', { name })} ${roles.includes('refund') ? nothing : this.t('staff.only-see')}</p>
      <button type="button" class="plain" @click=${this.#signOut}>${this.t('staff.sign-out')}</button>
    </div>`;
  }

  #entrance({ demo, signInUrl }: StaffSession): TemplateResult {
    return html`<p>${this.t('staff.sign-in.lead')}</p>
      <div role="status">${this.over ? html`<p class="notice">${this.t('staff.sign-in.over')}</p>` : nothing}</div>
      ${signInUrl ? html`<p><a href=${signInUrl}>${this.t('staff.sign-in.own')}</a></p>` : nothing}
      ${demo
        ? html`<h2>${this.t('staff.sign-in')}</h2>
            <p class="soft">${this.t('staff.sign-in.demo')}</p>
            <ul class="lines">
              ${demo.map(
                ({ id, name, roles }) => html`<li>
                  <button type="button" @click=${() => void this.#signIn(id)}>${this.t('staff.sign-in.as', { name })}</button>
                  <p class="soft">${this.t(roles.includes('refund') ? 'staff.role.refund' : 'staff.role.see')}</p>
                </li>`,
              )}
            </ul>`
        : signInUrl
          ? nothing
          : html`<p class="notice">${this.t('staff.sign-in.none')}</p>`}`;
  }

  #overview(): TemplateResult {
    const calls = this.#calls;
    return html`<p class="lead">${this.t('staff.lead')}</p>
      <fk-staff-search .calls=${calls}></fk-staff-search>
      <fk-staff-differences .calls=${calls}></fk-staff-differences>
      ${this.#may('refund') ? html`<fk-staff-slip class="screen" .calls=${calls}></fk-staff-slip><fk-staff-payouts .calls=${calls}></fk-staff-payouts>` : nothing}
      <fk-staff-outbox .calls=${calls}></fk-staff-outbox>`;
  }

  #payment(id: string): TemplateResult {
    return html`<p class="screen"><a href="#overview">${this.t('staff.payment.back')}</a></p>
      <fk-staff-payment .calls=${this.#calls} .paymentId=${id} .mayRefund=${this.#may('refund')}></fk-staff-payment>`;
  }

  #may(role: 'see' | 'refund'): boolean {
    return this.session?.staff?.roles.includes(role) ?? false;
  }
}
