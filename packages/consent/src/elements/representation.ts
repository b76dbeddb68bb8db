import { ContextConsumer } from '@lit/context';
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { choiceStyles } from '@faelles/fields/base/choice-styles.js';
import { sessionContext } from '@faelles/foundation/context.js';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { FkEvent, ask } from '@faelles/foundation/events.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { formatDate, formatList } from '@faelles/language/format.js';
import type { Session } from '@faelles/schemas/party.js';
import type { MayActFor, PowerLevel } from '@faelles/schemas/power-of-attorney.js';
import { sessionOverHttp, type RepresentationCalls } from './representation-calls.ts';
import { chosenOf, shortfall } from './representation-fit.ts';
import { representationStyles } from './representation-styles.ts';

/** What `fk-representation` tells of a choice: never a name. */
export interface RepresentationDetail {
  /** Opaque; of the session's `mayActFor`. */
  ref: string;
  kind: MayActFor['kind'];
  /** Whether what was written goes on with the other one. False: the page begins anew. */
  keep: boolean;
}

/**
 * Whom the citizen acts for: themselves, their child, a company, or somebody who gave them power of attorney, with what
 * gives them the right and until when. Who it does not reach for here is shown with the reason.
 * The server decides; a choice it does not take stays chosen, and the citizen is told why.
 *
 * @summary Shows and lets choose whom one acts for.
 * @tagname fk-representation
 * @fires {FkEvent<RepresentationDetail>} fk-before-representation - About to choose; `preventDefault()` leaves it to the page, which sets `session`.
 * @fires {FkEvent<RepresentationDetail>} fk-representation - Chosen; `session` is the one that came of it.
 * @fires {FkEvent} fk-representation-cancel - The citizen stays with whom they had.
 * @csspart choices - The people.
 */
export class FkRepresentation extends FkElement {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, choiceStyles, representationStyles];

  static override properties: PropertyDeclarations = {
    session: { attribute: false },
    calls: { attribute: false },
    endpoint: {},
    needs: {},
    area: {},
    kle: {},
    started: { type: Boolean },
    wanted: { state: true },
    problem: { state: true },
    missing: { state: true },
    state: { state: true },
  };

  /** Who is signed in and whom they may act for. Without it the element asks for it. */
  declare session: Session | undefined;
  /** How to reach the server, when it is not over `endpoint`; else what the page provides under the context key. */
  declare calls: RepresentationCalls | undefined;
  /** Root of the HTTP contract. Default `/api`. */
  declare endpoint: string;
  /** The level that is needed here. Default `act`. */
  declare needs: PowerLevel;
  /** Id of the area or solution that is to be acted in; empty when any will do. */
  declare area: string;
  /** KLE subject number of it. */
  declare kle: string;
  /** Something is written already: changing says first what happens to it. */
  declare started: boolean;
  /** The one that is ticked. */
  declare private wanted: string | undefined;
  /** Key of the words of what went wrong. */
  declare private problem: '' | 'offline' | 'ended' | 'failed';
  declare private missing: boolean;
  declare private state: 'ready' | 'loading' | 'failed' | 'busy';

  readonly #provided = new ContextConsumer(this, { context: sessionContext, callback: () => this.requestUpdate() });
  #overHttp: RepresentationCalls | undefined;
  /** The server says that nobody is signed in. */
  #signedOut = false;

  constructor() {
    super();
    this.endpoint = '/api';
    this.needs = 'act';
    this.area = this.kle = '';
    this.started = this.missing = false;
    this.problem = '';
    this.state = 'ready';
  }

  /** To the question: the page calls this when it asks it. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('[tabindex="-1"]')?.focus(options);
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated && !this.session) this.state = 'loading';
  }

  protected override firstUpdated(): void {
    if (!this.session) void this.refresh();
  }

  /** Asks again who may be acted for. */
  async refresh(): Promise<void> {
    this.state = 'loading';
    try {
      this.session = await this.#calls.session();
      this.#signedOut = !this.session;
      this.state = 'ready';
    } catch {
      this.state = 'failed';
    }
  }

  get #calls(): RepresentationCalls {
    return this.calls ?? (this.#provided.value as RepresentationCalls | undefined) ?? (this.#overHttp ??= sessionOverHttp(this.endpoint));
  }

  get #ticked(): string | undefined {
    const { session } = this;
    if (this.wanted !== undefined || !session) return this.wanted;
    // Whom one acts for is said, not assumed: oneself is ticked only for who has begun as oneself.
    const chosen = chosenOf(session);
    return chosen && (chosen.kind !== 'self' || this.started) ? chosen.ref : undefined;
  }

  protected override render(): TemplateResult {
    const { session } = this;
    if (!session) return this.#without();
    const { mayActFor = [] } = session;
    if (session.actor.kind === 'anonymous') return html`<p>${this.t('representation.signed-out')}</p>`;
    const { needs: level, area, kle } = this;
    const open = mayActFor.filter((option) => !shortfall(option, { level, area, kle }));
    const short = mayActFor.filter((option) => !open.includes(option));
    return html`${session.representationEnded ? this.#ended(session) : nothing} ${this.#choices(open)}
      ${mayActFor.length < 2 ? html`<p class="soft">${this.t('representation.alone')}</p>` : nothing} ${this.#actions(open)}
      ${short.length ? this.#short(short) : nothing}`;
  }

  /** Nobody is known yet. */
  #without(): TemplateResult {
    if (this.state === 'failed') {
      return html`<div class="notice warning" role="alert">
        <p>${this.t('representation.unknown')}</p>
        <div class="actions"><button type="button" @click=${() => void this.refresh()}>${this.t('representation.again')}</button></div>
      </div>`;
    }
    return html`<p role="status">${this.t(this.#signedOut ? 'representation.signed-out' : 'representation.loading')}</p>`;
  }

  #ended({ onBehalfOf }: Session): TemplateResult {
    const name = onBehalfOf?.displayName ?? this.t('representation.ended-somebody');
    return html`<div class="notice warning" role="alert">
      <h2 id="ended" tabindex="-1">${this.t('representation.ended', { name })}</h2>
      <p>${this.t('representation.ended-lead')}</p>
    </div>`;
  }

  #choices(open: readonly MayActFor[]): TemplateResult {
    const ticked = this.#ticked;
    const asked = this.session?.representationEnded ? nothing : '-1';
    return html`<fieldset role="radiogroup" aria-labelledby="question" aria-describedby=${this.missing ? 'missing' : nothing} aria-invalid=${this.missing ? 'true' : nothing} aria-required="true">
      <legend id="question" tabindex=${asked}>${this.t('representation.legend')}</legend>
      <p class="error-text" id="missing" ?hidden=${!this.missing}>${this.t('representation.choose')}</p>
      <div class="choices" part="choices" @change=${this.#tick}>
        ${open.map((option, at) => {
          const why = this.#why(option);
          return html`<label class="choice"
              ><input type="radio" name="for" .value=${option.ref} .checked=${option.ref === ticked} aria-describedby=${why.length ? `why${at}` : nothing} /><span
                >${this.#named(option)}</span
              ></label
            >${why.length ? html`<p class="why" id="why${at}">${why.map((line) => html`<span>${line}. </span>`)}</p>` : nothing}`;
        })}
      </div>
    </fieldset>`;
  }

  #named({ kind, displayName }: MayActFor): string {
    if (kind !== 'self') return displayName;
    return displayName ? this.t('representation.self-name', { name: displayName }) : this.t('representation.self');
  }

  /** What gives the right, what it lets one do, in what, until when. */
  #why({ kind, basis, level, scope, until }: MayActFor): string[] {
    if (kind === 'self') return [];
    return [
      basis ? this.t(`representation.basis.${basis}`) : '',
      level ? this.t(`power.level.${level}`) : '',
      scope ? this.t('representation.covers', { areas: this.#areas(scope) }) : '',
      until ? this.t('representation.until', { date: formatDate(until, this.words.language) }) : '',
    ].filter(Boolean);
  }

  #areas(scope: NonNullable<MayActFor['scope']>): string {
    return formatList(scope.map(({ label }) => `“${this.words.text(label)}”`), this.words.language);
  }

  #short(short: readonly MayActFor[]): TemplateResult {
    return html`<h2 id="short">${this.t('representation.not-here')}</h2>
      <ul class="short" aria-labelledby="short">
        ${short.map((option) => {
          const { displayName, level, scope } = option;
          const words =
            shortfall(option, { level: this.needs, area: this.area, kle: this.kle }) === 'area'
              ? this.t('representation.lacks.area', { areas: this.#areas(scope!) })
              : this.t('representation.lacks.level', { has: this.t(`power.level.${level!}.verb`), needs: this.t(`power.level.${this.needs}.verb`) });
          return html`<li><strong>${displayName}</strong>. ${words}</li>`;
        })}
      </ul>`;
  }

  #actions(open: readonly MayActFor[]): TemplateResult {
    const { session, state, started } = this;
    const from = chosenOf(session!);
    const to = open.find(({ ref }) => ref === this.#ticked);
    const changing = started && to !== undefined && to.ref !== from?.ref;
    const name = to?.displayName ?? session!.onBehalfOf?.displayName ?? '';
    return html`<div role="status">${changing ? this.#consequence(from, to) : nothing}</div>
      <div role="alert">${this.problem ? html`<p class="notice error">${this.t(`representation.not-chosen.${this.problem}`, { name })}</p>` : nothing}</div>
      <div class="actions">
        ${changing
          ? html`<button type="button" class="primary" aria-describedby="keep" @click=${() => void this.#choose(open, true)}>${this.t('representation.keep')}</button>
              <button type="button" aria-describedby="drop" @click=${() => void this.#choose(open, false)}>${this.t('representation.drop')}</button>`
          : html`<button type="button" class="primary" @click=${() => void this.#choose(open, true)}>${this.t('representation.continue')}</button>`}
        ${started && !session!.representationEnded
          ? html`<button type="button" class="plain" @click=${this.#cancel}>${this.t('representation.cancel')}</button>`
          : nothing}
      </div>
      <p class="soft" role="status">${state === 'busy' ? this.t('representation.busy') : ''}</p>`;
  }

  /** Said before it is done: what happens to what was written. */
  #consequence(from: MayActFor | undefined, to: MayActFor): TemplateResult {
    const before = from?.displayName ?? this.session!.onBehalfOf?.displayName ?? this.t('representation.ended-somebody');
    const key = to.kind === 'self' ? 'representation.change-to-self' : from?.kind === 'self' ? 'representation.change-you' : 'representation.change';
    return html`<div class="notice">
      <p>${this.t(key, { from: before, to: to.displayName })}</p>
      <ul>
        <li id="keep">${this.t('representation.change-keep')}</li>
        <li id="drop">${this.t('representation.change-drop')}</li>
      </ul>
    </div>`;
  }

  readonly #tick = (event: Event): void => {
    this.wanted = (event.target as HTMLInputElement).value;
    this.missing = false;
    this.problem = '';
  };

  readonly #cancel = (): void => {
    this.wanted = undefined;
    this.missing = false;
    this.problem = '';
    this.dispatchEvent(new FkEvent('fk-representation-cancel', undefined));
  };

  async #choose(open: readonly MayActFor[], keep: boolean): Promise<void> {
    if (this.state === 'busy') return;
    const option = open.find(({ ref }) => ref === this.#ticked);
    this.problem = '';
    this.missing = !option;
    if (!option) return this.renderRoot.querySelector('input')?.focus();
    const detail: RepresentationDetail = { ref: option.ref, kind: option.kind, keep };
    if (!ask(this, new FkEvent('fk-before-representation', { ...detail }, { cancelable: true }))) return;
    this.state = 'busy';
    try {
      this.session = await this.#calls.actFor(option.ref);
      this.wanted = undefined;
      this.state = 'ready';
    } catch (error) {
      this.wanted = option.ref;
      this.state = 'ready';
      this.problem = troubleOf(error);
      return;
    }
    this.dispatchEvent(new FkEvent('fk-representation', { ...detail }));
  }
}

/** The errors of the client by name: two copies of it may be on a page. */
function troubleOf(error: unknown): 'offline' | 'ended' | 'failed' {
  const { name, status } = error as { name?: string; status?: number };
  if (name === 'NetworkError' || error instanceof TypeError) return 'offline';
  return status === 403 || status === 404 || status === 410 ? 'ended' : 'failed';
}
