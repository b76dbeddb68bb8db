import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { FkEvent } from '@faelles/foundation/events.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { formatDateTime, formatList } from '@faelles/language/format.js';
import type { ConsentCase, PartyView } from '@faelles/schemas/consent-case.js';
import { consentsOverHttp, troubleOf, type ConsentCalls } from './consents-calls.ts';
import { partiesStyles } from './parties-styles.ts';

/** Something said beside one party: what came of a press. */
interface Said {
  party: string;
  key: string;
  wrong?: boolean;
}

/** Marks beside the words of a state, for who sees; the words carry the meaning. */
const marks: Record<PartyView['status'], string> = { pending: '…', given: '✓', refused: '✕', withdrawn: '↶', expired: '⌛' };
const looks: Partial<Record<ConsentCase['status'], string>> = { given: 'success', refused: 'warning', withdrawn: 'warning', expired: 'warning' };

/**
 * One consent that several people answer: what each of them has done, where it stands together, until when, and what
 * comes next. Who filled in the form makes the links here; a refusal stands with the words its person chose for the others.
 *
 * @summary Where the parties of a consent stand.
 * @tagname fk-consent-parties
 * @fires {FkEvent<{ caseId: string }>} fk-consent-changed - Something was done here; the page asks anew how it stands.
 * @csspart parties - The list of parties.
 */
export class FkConsentParties extends FkElement {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, partiesStyles];

  static override properties: PropertyDeclarations = {
    case: { attribute: false },
    calls: { attribute: false },
    endpoint: {},
    viewOnly: { type: Boolean, attribute: 'view-only' },
    busy: { state: true },
    said: { state: true },
    link: { state: true },
  };

  /** The consent and its parties. */
  declare case: ConsentCase | undefined;
  /** How to reach the server, when it is not over `endpoint`. */
  declare calls: Pick<ConsentCalls, 'consents'> | undefined;
  /** Root of the HTTP contract. Default `/api`. */
  declare endpoint: string;
  /** Nothing can be done here, as on the page of an invited person. */
  declare viewOnly: boolean;
  /** The party something is under way for. */
  declare private busy: string;
  declare private said: Said | undefined;
  /** The link that was just made; shown this once. */
  declare private link: { party: string; href: string } | undefined;

  #overHttp: (() => Promise<ConsentCalls>) | undefined;

  constructor() {
    super();
    this.endpoint = '/api';
    this.viewOnly = false;
    this.busy = '';
  }

  async #calls(): Promise<ConsentCalls['consents']> {
    return (this.calls ?? (await (this.#overHttp ??= consentsOverHttp(this.endpoint))())).consents;
  }

  protected override render(): TemplateResult | typeof nothing {
    const one = this.case;
    if (!one) return nothing;
    const { language } = this.words;
    return html`<section aria-labelledby="heading">
      <h2 id="heading">${this.t('parties.heading', { title: this.words.text(one.request.title) })}</h2>
      <div role="status" class="notice ${looks[one.status] ?? ''}">
        <p><strong>${this.#together(one)}</strong></p>
        <p>${this.#next(one)}</p>
      </div>
      <p>
        ${one.parties.length > 1 ? this.t(`parties.${one.required}`, { count: one.count ?? 0 }) : nothing}
        ${this.#open(one) ? this.t('parties.deadline', { when: formatDateTime(one.deadline, language) }) : nothing}
      </p>
      <h3 id="who">${this.t('parties.who')}</h3>
      <ul class="parties" part="parties" aria-labelledby="who">
        ${one.parties.map((party, at) => this.#party(one, party, at))}
      </ul>
    </section>`;
  }

  #open({ status }: ConsentCase): boolean {
    return status === 'pending' || status === 'partly';
  }

  #together({ status, parties }: ConsentCase): string {
    const waiting = parties.filter((party) => party.status === 'pending').map((party) => this.#name(party));
    return this.t(`parties.together.${status}`, { waiting: formatList(waiting, this.words.language) });
  }

  /** What it means, and what comes next. */
  #next({ status, request, authority }: ConsentCase): string {
    if (status === 'pending' || status === 'partly' || status === 'given') return this.viewOnly ? '' : this.t(`parties.next.${status}`);
    const goesOn = request.parties?.whenRefused === 'go-on';
    const after = goesOn ? this.t('parties.goes-on') : this.t('parties.stopped', { authority: this.words.text(authority) });
    return this.viewOnly ? this.t(`parties.next.${status === 'expired' ? 'given' : status}`) : `${status === 'expired' ? '' : this.t(`parties.next.${status}`)} ${after}`.trim();
  }

  #name({ mine, party, label }: PartyView): string {
    if (mine) return this.t('parties.you');
    return party === 'applicant' ? this.t('parties.applicant') : this.words.text(label);
  }

  #party(one: ConsentCase, party: PartyView, at: number): TemplateResult {
    const { status, answeredAt, reason } = party;
    const name = this.#name(party);
    return html`<li>
      <p class="name"><strong>${name}</strong></p>
      <p class="status ${status}">
        <span class="mark" aria-hidden="true">${marks[status]}</span> ${this.t(`parties.status.${status}`)}${answeredAt && status !== 'pending'
          ? html` <span class="soft">(${formatDateTime(answeredAt, this.words.language)})</span>`
          : nothing}
      </p>
      ${reason ? html`<p class="reason">${this.t('parties.reason', { reason })}</p>` : nothing}
      ${!this.viewOnly && !party.mine && party.party !== 'applicant' && status === 'pending' && this.#open(one) ? this.#ask(one, party, name, at) : nothing}
      <div role="status">${this.said?.party === party.party && !this.said.wrong ? html`<p>${this.t(this.said.key)}</p>` : nothing}</div>
      <div role="alert">${this.said?.party === party.party && this.said.wrong ? html`<p class="wrong">${this.t(this.said.key)}</p>` : nothing}</div>
    </li>`;
  }

  #ask(one: ConsentCase, party: PartyView, name: string, at: number): TemplateResult {
    const { invitedUntil, remindedAt } = party;
    const { language } = this.words;
    const fresh = this.link?.party === party.party ? this.link.href : undefined;
    return html`<p class="soft">
        ${invitedUntil ? this.t('parties.invited-until', { when: formatDateTime(invitedUntil, language) }) : fresh ? nothing : this.t('parties.not-invited')}
        ${remindedAt ? this.t('parties.reminded-at', { when: formatDateTime(remindedAt, language) }) : nothing}
      </p>
      ${fresh ? this.#fresh(fresh, name, at) : nothing}
      <div class="tools">
        <button type="button" class=${invitedUntil || fresh ? '' : 'primary'} aria-describedby=${invitedUntil ? `renew${at}` : nothing} @click=${() => void this.#invite(one, party)}>
          ${this.t(invitedUntil || fresh ? 'parties.renew' : 'parties.invite', { party: name })}
        </button>
        ${one.canRemind && invitedUntil
          ? html`<button type="button" @click=${() => void this.#remind(one, party)}>${this.t('parties.remind', { party: name })}</button>`
          : nothing}
        ${invitedUntil ? html`<span class="soft" id="renew${at}">${this.t('parties.renew-hint')}</span>` : nothing}
      </div>
      <p class="soft" role="status">${this.busy === party.party ? this.t('parties.busy') : ''}</p>`;
  }

  #fresh(href: string, name: string, at: number): TemplateResult {
    return html`<div class="notice fresh">
      <label for="link${at}">${this.t('parties.link', { party: name })}</label>
      <p id="once${at}">${this.t('parties.link-once', { party: name })}</p>
      <input id="link${at}" class="link" readonly spellcheck="false" aria-describedby="once${at}" .value=${href} />
      <div class="actions"><button type="button" class="primary" @click=${() => void this.#copy(at)}>${this.t('parties.copy')}</button></div>
    </div>`;
  }

  /** One thing at a time: a second press while the first is under way would make a second link. */
  async #do(one: ConsentCase, { party }: PartyView, act: (calls: ConsentCalls['consents']) => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = party;
    this.said = undefined;
    try {
      await act(await this.#calls());
    } catch (error) {
      const trouble = troubleOf(error);
      const key = trouble === 'resting' ? 'parties.remind-wait' : trouble === 'offline' ? 'parties.offline' : trouble === 'conflict' ? 'parties.closed' : 'parties.failed';
      this.said = { party, key, wrong: true };
    }
    this.busy = '';
    this.dispatchEvent(new FkEvent('fk-consent-changed', { caseId: one.id }));
  }

  #invite(one: ConsentCase, party: PartyView): Promise<void> {
    return this.#do(one, party, async (calls) => {
      const { href } = await calls.invite(one.applicationId, one.id, party.party);
      this.link = { party: party.party, href: new URL(href, new URL(this.endpoint, location.href)).href };
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLInputElement>('.link')?.focus();
    });
  }

  #remind(one: ConsentCase, party: PartyView): Promise<void> {
    return this.#do(one, party, async (calls) => {
      await calls.remind(one.applicationId, one.id, party.party);
      this.said = { party: party.party, key: 'parties.reminded' };
    });
  }

  async #copy(at: number): Promise<void> {
    const { party, href } = this.link!;
    try {
      await navigator.clipboard.writeText(href);
      this.said = { party, key: 'parties.copied' };
    } catch {
      // No permission: it is selected instead, ready to be copied by hand.
      const input = this.renderRoot.querySelector<HTMLInputElement>(`#link${at}`);
      input?.focus();
      input?.select();
      this.said = { party, key: 'parties.copy-failed' };
    }
  }
}
