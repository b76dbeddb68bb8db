import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import { FkEvent } from '@faelles/foundation/events.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import type { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import { formatMoney } from '@faelles/language/format.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Session } from '@faelles/schemas/party.js';
import type { FollowUpNote } from '@faelles/schemas/follow-up.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { Asker } from '@faelles/fields/fetched-field/asker.js';
import type { AddressLookup } from '@faelles/fields/address-field/lookup.js';
import { askerBy } from './asker.ts';
import { callsTo, type Calls, lookupBy, type JourneyCalls } from './calls.ts';
import { fillingView } from './filling-view.ts';
import { Flow } from './flow.ts';
import type { FlowHost } from './flow-parts.ts';
import type { ActingRoom } from './acting-room.ts';
import type { changesNotice } from './drafts/changes-notice.ts';
import type { earlierNotice } from './earlier-notice.ts';
import type { SessionEnd } from './drafts/session-end.ts';
import { deliverTo, FollowUp } from './follow-up.ts';
import { journeyStyles } from './journey-styles.ts';
import { browserMemory } from './memory.ts';
import { browserPlace } from './page-place.ts';
import { closedView, loadingView } from './closed-view.ts';
import { loadDefinition } from './load-definition.ts';
import { loadPart } from './parts.ts';
import { sentForOther, type Phase, type PhaseName } from './phase.ts';
import type { LaterPhase, laterView } from './later-view.ts';
import type { moneyBack } from './receipt-money.ts';
import { registerLaterWords } from './later-words.ts';

/**
 * A whole self-service solution: fetches its definition, leads through the form, saves drafts, submits, pays and ends at
 * the receipt. Talks to any back end that implements the HTTP contract.
 * On its own page (`/solutions/{id}/`) it reads and writes the address; on a page of yours it leaves the address alone.
 *
 * @summary A definition as a self-service solution, from the first question to the receipt.
 * @fires {FkEvent<DefinedDetail>} fk-defined - The definition is known.
 * @fires {FkEvent<PhaseDetail>} fk-phase - Another phase is shown.
 * @fires {FkEvent<{first: boolean}>} fk-asking-for-whom - The page asks whom it is for before there is a form, or no longer.
 * @csspart heading - The heading of a phase that the journey itself shows.
 */
export class FkJourney extends FkElement implements FlowHost {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, journeyStyles];

  static override properties: PropertyDeclarations = {
    solution: {},
    base: {},
    client: { attribute: false },
    addressLookup: { type: Boolean, attribute: 'address-lookup' },
    session: { attribute: false },
    signedIn: { type: Boolean, attribute: 'signed-in' },
    shown: { state: true },
    confirming: { state: true },
    moving: { state: true },
    open: { state: true },
    later: { state: true },
  };

  /** Id of the solution, as `road-permit`. */
  declare solution: string;
  /** Where the server is: `''` for this page's own, or an origin with a path. */
  declare base: string;
  /** Calls to the back end in place of the HTTP contract at `base`. */
  declare client: JourneyCalls | undefined;
  /** The server looks addresses up; a page that our server serves says so itself. */
  declare addressLookup: boolean;
  /** Who is signed in and whom they may act for, when the page knows; otherwise the server is asked where `signedIn`. */
  declare session: Session | undefined;
  /** Somebody is signed in, who may act for others; a page that our server serves says so itself. */
  declare signedIn: boolean;
  /** The phase whose part is loaded and on the page. */
  declare private shown: Phase;
  /** The citizen wants to throw the draft away and is asked once more. */
  declare private confirming: boolean;
  /** The form has been moved on in: what was found at the beginning has been seen. */
  declare private moving: boolean;
  /** The list of steps beside the payment is open on narrow screens. */
  declare private open: boolean;
  /** Saving for later is on the page. */
  declare private later: boolean;

  #flow: Flow | undefined;
  /** Draws what comes when the form is over; fetched then. */
  #later: typeof laterView | undefined;
  #money: typeof moneyBack | undefined;
  #changes: typeof changesNotice | undefined;
  #earlier: typeof earlierNotice | undefined;
  #sessionEnd: SessionEnd | undefined;
  /** Whom the citizen acts for; fetched for who is signed in. */
  #acting: ActingRoom | undefined;
  #actingComing: Promise<ActingRoom> | undefined;
  #blank = false;
  #calls: Calls | undefined;
  /** The server does not have what the form is about to show. */
  #unsaved = false;
  #followUp: FollowUp | undefined;
  #lookup: AddressLookup | undefined;
  #asker: Asker | undefined;

  constructor() {
    super();
    this.solution = this.base = '';
    this.signedIn = false;
    this.confirming = this.moving = this.open = this.later = false;
    this.shown = { name: 'loading' };
  }

  /** BCP 47 tag of the language around the element. */
  get language(): string {
    return this.words.language;
  }

  /** The phase that is shown. */
  get phase(): PhaseName {
    return this.shown.name;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pagehide', this.#leave);
    addEventListener('popstate', this.#travel);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#leave);
    removeEventListener('popstate', this.#travel);
    this.#followUp?.send();
    this.#sessionEnd?.stop();
    this.#sessionEnd = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if ((changed.has('solution') || changed.has('base')) && this.solution) this.#start();
    if (changed.has('session') && this.session) this.#acting?.give(this.session);
  }

  #start(): void {
    const { solution, base, client } = this;
    this.#followUp = new FollowUp(client ? (events) => client.tell?.(events) : deliverTo(base), () => {
      const definition = this.#flow?.definition;
      return definition && { solution: definition.id, definitionVersion: definition.version, language: this.language };
    });
    const place = browserPlace(base, solution);
    const calls: Calls = client ? () => Promise.resolve(client) : callsTo(base, { onSession: (seconds) => void this.#lives(seconds, calls), onRepresentationEnded: () => this.#acting?.session?.representationEnded || this.refused() });
    const looked = this.addressLookup || 'addresses' in document.documentElement.dataset;
    this.#lookup = client ? client.addresses : looked ? lookupBy(calls) : undefined;
    this.#asker = client && !client.sources ? undefined : askerBy(calls, () => browserMemory(solution).read().shared === true);
    const define = (version?: string) => client?.definition?.(solution, version) ?? loadDefinition(base, solution, version);
    this.#calls = calls;
    this.#flow = new Flow({ solution, calls, define, memory: browserMemory(solution), place, followUp: this.#followUp, host: this });
    const asked = place.asked();
    // The form's own modules are fetched beside the definition, not after it.
    void loadPart(asked?.invitation !== undefined ? 'invited' : asked?.consents ? 'consents' : asked?.resume ? 'resuming' : asked?.receiptId ? 'receipt' : asked?.paymentId ? 'paying' : 'filling').catch(() => undefined);
    void this.#flow.open();
  }

  /** @internal */
  moved(): Promise<void> {
    return this.#show(this.#flow!.phase);
  }

  /** @internal */
  total(): number | undefined {
    return this.#wizard?.totalOre;
  }

  /** @internal */
  defined(definition: FormDefinition): void {
    this.dispatchEvent(new FkEvent('fk-defined', { definition }));
  }

  /** @internal */
  wrong(issues: Issue[]): void {
    void this.updateComplete.then(() => this.#wizard?.setServerIssues(issues));
  }

  /** @internal */
  current(): ReturnType<FlowHost['current']> {
    return this.#wizard?.draft() ?? { inputs: {}, step: '' };
  }

  /** @internal */
  refused(): void {
    void this.#loadActing().then((acting) => acting.refused(), () => undefined);
  }

  /** Somebody is signed in, says the page. */
  get #signed(): boolean {
    return this.signedIn || this.session !== undefined || 'signedIn' in document.documentElement.dataset;
  }

  /** Who is not signed in acts for themselves, and fetches nothing. */
  #loadActing(): Promise<ActingRoom> {
    const calls = this.#calls!;
    return (this.#actingComing ??= import('./acting-room.ts')
      .then(async ({ ActingRoom }) => {
        const acting = new ActingRoom({ calls, changed: () => this.requestUpdate(), switched: (keep, first) => void this.#switched(keep, first), asking: (first) => this.dispatchEvent(new FkEvent('fk-asking-for-whom', { first })) }, this.session);
        if (this.#signed) await acting.load();
        return (this.#acting = acting);
      })
      .catch((error: unknown) => {
        this.#actingComing = undefined;
        throw error;
      }));
  }

  /** Another is acted for from now on; what was written goes along unless the citizen wants to begin anew. */
  readonly #switched = async (keep: boolean, first: boolean): Promise<void> => {
    if (!keep) {
      await this.#flow!.startOver();
      // A form of its own for the other: the one on the page holds what was written, also what no draft has.
      this.#blank = !this.#flow!.problem;
      this.requestUpdate();
      await this.updateComplete;
      this.#blank = false;
    }
    this.requestUpdate();
    await this.updateComplete;
    const to = this.renderRoot.querySelector<HTMLElement>(first ? 'fk-form-wizard' : 'fk-acting-banner');
    await (to as Partial<FkElement> | null)?.updateComplete;
    (first ? to?.shadowRoot?.querySelector<HTMLElement>('h1') : to)?.focus();
  };

  /** @internal */
  save(): void {
    this.#unsaved = true;
  }

  /** Each answer says how long the session lives on; what announces its end is fetched with the first. */
  async #lives(seconds: number, calls: Calls): Promise<void> {
    const { SessionEnd } = await import('./drafts/session-end.ts');
    if (!this.isConnected) return;
    this.#sessionEnd ??= new SessionEnd({ flow: this.#flow!, calls, language: () => this.language, root: this.renderRoot as ShadowRoot });
    this.#sessionEnd.lives(seconds);
  }

  async #show(phase: Phase): Promise<void> {
    try {
      await loadPart(phase.name);
      if (this.#signed || sentForOther(phase)) await this.#loadActing();
      if (isLater(phase) || (phase.name === 'closed' && phase.trouble !== 'offline')) registerLaterWords();
      if (isLater(phase)) await this.#loadLater();
      if (phase.name === 'receipt' && phase.view.refunds?.length) await this.#loadMoney();
      // It brings the words of drafts.
      if ('why' in phase && phase.why) await this.#loadChanges();
      if (phase.name === 'filling' && phase.beginning.changes) await this.#loadChanges();
      if (phase.name === 'filling' && phase.earlier) await this.#loadEarlier();
      // With its words: a heading that is focused before it says anything says nothing. Those of mistakes have time.
      await loadLanguage(this.language, false);
    } catch {
      // A module did not come; the phase itself stands, so trying again begins with it.
      if (this.#flow?.phase === phase) this.shown = { name: 'closed', about: 'solution', trouble: 'offline' };
      return;
    }
    if (this.#flow?.phase !== phase) return;
    // What has changed in the form is told, also to who was in the middle of it.
    if (phase.name === 'filling' && phase.beginning.changes && !('beginning' in this.shown && this.shown.beginning === phase.beginning)) this.moving = false;
    if (phase.name !== 'filling') this.later = false;
    const from = this.shown.name;
    const to = phase.name;
    this.shown = phase;
    this.requestUpdate();
    if (this.#unsaved && to === 'filling') void this.updateComplete.then(this.#saveNow);
    if (from === to) return;
    if (from === 'loading') this.moving = this.confirming = false;
    await this.updateComplete;
    this.dispatchEvent(new FkEvent('fk-phase', { from, to }));
    // A page that just came keeps the focus where the browser puts it; sending and its failure stay where they are.
    const inPlace = from === 'loading' || to === 'submitting' || to === 'loading' || (from === 'submitting' && to === 'filling');
    if (!inPlace) await this.#focus();
  }

  readonly #saveNow = (): void => {
    this.#unsaved = false;
    this.#wizard?.saveDraft();
  };

  async #loadLater(): Promise<void> {
    const { laterView, styleProgress } = await import('./later-view.ts');
    styleProgress(this.renderRoot as ShadowRoot);
    this.#later = laterView;
  }

  async #loadMoney(): Promise<void> {
    const { moneyBack, styleMoneyBack } = await import('./receipt-money.ts');
    styleMoneyBack(this.renderRoot as ShadowRoot);
    this.#money = moneyBack;
  }

  async #loadChanges(): Promise<void> {
    this.#changes = (await import('./drafts/changes-notice.ts')).changesNotice;
  }

  async #loadEarlier(): Promise<void> {
    registerLaterWords();
    this.#earlier = (await import('./earlier-notice.ts')).earlierNotice;
  }

  readonly #setLater = async (later: boolean): Promise<void> => {
    if (later) await import('./drafts/fk-save-later.ts');
    if (later) await loadLanguage(this.language);
    this.later = later;
    await this.updateComplete;
    const to = this.renderRoot.querySelector<HTMLElement>(later ? 'fk-save-later' : '.later');
    await (to as Partial<FkElement> | null)?.updateComplete;
    to?.focus();
  };

  /** Focus says that the page is another one now: it goes to the heading of the phase. */
  async #focus(): Promise<void> {
    const part = this.renderRoot.querySelector<FkElement>('fk-receipt, fk-consent-wait, fk-consent-invitation, fk-consent-overview') ?? this.renderRoot.querySelector<HTMLElement>('h1');
    await (part as Partial<FkElement> | null)?.updateComplete;
    scrollTo({ top: 0, behavior: 'instant' });
    part?.focus({ preventScroll: true });
  }

  get #wizard(): FkFormWizard | null {
    return this.renderRoot.querySelector<FkFormWizard>('fk-form-wizard');
  }

  protected override render(): TemplateResult | typeof nothing {
    const { shown, words } = this;
    const acting = this.#acting;
    return html`${acting?.above(shown, words, this.#flow?.definition) ?? nothing}${this.#blank || acting?.asksFirst(shown) ? nothing : this.#content()}`;
  }

  #content(): TemplateResult | typeof nothing {
    const flow = this.#flow;
    if (!flow) return nothing;
    const { words, shown: phase, base, client, moving, confirming, open } = this;
    const problem = this.#problem();
    if (phase.name === 'loading') return loadingView(words);
    if (phase.name === 'closed') return closedView(phase, { words, definition: flow.definition, again: this.#again });
    if (phase.name === 'resuming') return this.#resuming(phase.secret);
    if (isLater(phase)) return this.#later?.(phase, { words, flow, problem, base, client, money: this.#money, open, toggle: this.#toggle }) ?? nothing;
    return fillingView(phase, { words, flow, problem, lookup: this.#lookup, asker: this.#asker, moving, confirming, confirm: this.#confirm, stepped: this.#stepped, changes: this.#changes, earlier: this.#earlier, linkable: !client || !!client.drafts.createLink, later: this.later, setLater: this.#laterSafely, followUp: this.#noted });
  }

  #resuming(secret: string): TemplateResult {
    const flow = this.#flow!;
    const attempt = async (code: string, options: { replace: boolean; shared: boolean }) => {
      await flow.drafts.open(secret, code, options);
      await flow.resumed();
    };
    return html`<fk-resume-draft .attempt=${attempt} .anew=${() => void flow.resumed()}></fk-resume-draft>`;
  }

  /** What the citizen is told, in the language of now. */
  #problem(): string {
    const problem = this.#flow?.problem;
    if (!problem) return '';
    const amounts = Object.entries(problem.amounts ?? {}).map(([name, ore]) => [name, formatMoney(ore, this.language)] as const);
    return this.t(problem.key, { ...problem.params, ...Object.fromEntries(amounts) });
  }

  /** Its module may not come: then the button can be pressed again. */
  readonly #laterSafely = (later: boolean): void => void this.#setLater(later).catch(() => undefined);

  readonly #again = (): void => void this.#flow?.open();

  readonly #confirm = (confirming: boolean): void => {
    this.confirming = confirming;
  };

  readonly #toggle = (): void => void (this.open = !this.open);

  readonly #stepped = (): void => {
    this.moving = true;
  };

  /** Beginning, sending and leaving are the journey's own to tell: only it knows what the server has said. */
  readonly #noted = (note: FollowUpNote): void => {
    if (['step-shown', 'step-completed', 'error-shown', 'saved'].includes(note.type)) this.#followUp?.tell(note);
  };

  readonly #travel = (): void => void this.#flow?.travelled();

  readonly #leave = (): void => this.#followUp?.leave(this.shown.name === 'filling' ? this.#wizard?.step : undefined);
}

/** Phases after the form. */
function isLater(phase: Phase): phase is LaterPhase {
  return !['loading', 'closed', 'resuming', 'filling', 'submitting'].includes(phase.name);
}
