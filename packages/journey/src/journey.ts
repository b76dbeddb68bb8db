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
import { Acting } from './acting.ts';
import type { JourneyCalls } from './calls.ts';
import { closedView, loadingView } from './closed-view.ts';
import type { SessionEnd } from './drafts/session-end.ts';
import { fillingView } from './filling-view.ts';
import type { FlowHost } from './flow-parts.ts';
import { journeyStyles } from './journey-styles.ts';
import { LazyViews } from './lazy-views.ts';
import { loadPart } from './parts.ts';
import { isLater, sentForOther, type Phase, type PhaseName } from './phase.ts';
import { resumed } from './visit-moves.ts';
import { setOut, type Way } from './way.ts';

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

  #way: Way | undefined;
  readonly #views = new LazyViews();
  /** Whom the citizen acts for. */
  readonly #acting: Acting = new Acting(this, () => this.#way!);
  #sessionEnd: SessionEnd | undefined;
  /** The server does not have what the form is about to show. */
  #unsaved = false;

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
    this.#way?.followUp.send();
    this.#sessionEnd?.stop();
    this.#sessionEnd = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if ((changed.has('solution') || changed.has('base')) && this.solution) this.#start();
    if (changed.has('session') && this.session) this.#acting.room?.give(this.session);
  }

  #start(): void {
    this.#way = setOut(this, {
      onSession: (seconds) => void this.#lives(seconds),
      onRepresentationEnded: () => this.#acting.room?.session?.representationEnded || this.refused(),
    });
    void this.#way.flow.open();
  }

  /** @internal */
  moved(): Promise<void> {
    return this.#show(this.#way!.flow.phase);
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
    this.#acting.refused();
  }

  /** @internal */
  save(): void {
    this.#unsaved = true;
  }

  /** Each answer says how long the session lives on; what announces its end is fetched with the first. */
  async #lives(seconds: number): Promise<void> {
    const { SessionEnd } = await import('./drafts/session-end.ts');
    if (!this.isConnected) return;
    const { flow, calls } = this.#way!;
    this.#sessionEnd ??= new SessionEnd({ flow, calls, language: () => this.language, root: this.renderRoot as ShadowRoot });
    this.#sessionEnd.lives(seconds);
  }

  async #show(phase: Phase): Promise<void> {
    try {
      await loadPart(phase.name);
      if (this.#acting.signed || sentForOther(phase)) await this.#acting.load();
      await this.#views.load(phase, this.renderRoot as ShadowRoot);
      // With its words: a heading that is focused before it says anything says nothing. Those of mistakes have time.
      await loadLanguage(this.language, false);
    } catch {
      // A module did not come; the phase itself stands, so trying again begins with it.
      if (this.#way?.flow.phase === phase) this.shown = { name: 'closed', about: 'solution', trouble: 'offline' };
      return;
    }
    if (this.#way?.flow.phase !== phase) return;
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
    const { room, blank } = this.#acting;
    return html`${room?.above(shown, words, this.#way?.flow.definition) ?? nothing}${blank || room?.asksFirst(shown) ? nothing : this.#content()}`;
  }

  #content(): TemplateResult | typeof nothing {
    if (!this.#way) return nothing;
    const { flow, lookup, asker } = this.#way;
    const { words, shown: phase, base, client, moving, confirming, open, later } = this;
    const problem = this.#problem();
    if (phase.name === 'loading') return loadingView(words);
    if (phase.name === 'closed') return closedView(phase, { words, definition: flow.definition, again: this.#again });
    if (phase.name === 'resuming') return this.#resuming(phase.secret);
    const { later: laterView, money, changes, earlier } = this.#views;
    if (isLater(phase)) return laterView?.(phase, { words, flow, problem, base, client, money, open, toggle: this.#toggle }) ?? nothing;
    const linkable = !client || !!client.drafts.createLink;
    const heard = { confirm: this.#confirm, stepped: this.#stepped, setLater: this.#laterSafely, followUp: this.#noted };
    return fillingView(phase, { words, flow, problem, lookup, asker, moving, confirming, changes, earlier, linkable, later, ...heard });
  }

  #resuming(secret: string): TemplateResult {
    const { flow } = this.#way!;
    const attempt = async (code: string, options: { replace: boolean; shared: boolean }) => {
      await flow.drafts.open(secret, code, options);
      await resumed(flow);
    };
    return html`<fk-resume-draft .attempt=${attempt} .anew=${() => void resumed(flow)}></fk-resume-draft>`;
  }

  /** What the citizen is told, in the language of now. */
  #problem(): string {
    const problem = this.#way?.flow.problem;
    if (!problem) return '';
    const amounts = Object.entries(problem.amounts ?? {}).map(([name, ore]) => [name, formatMoney(ore, this.language)] as const);
    return this.t(problem.key, { ...problem.params, ...Object.fromEntries(amounts) });
  }

  /** Its module may not come: then the button can be pressed again. */
  readonly #laterSafely = (later: boolean): void => void this.#setLater(later).catch(() => undefined);

  readonly #again = (): void => void this.#way?.flow.open();

  readonly #confirm = (confirming: boolean): void => {
    this.confirming = confirming;
  };

  readonly #toggle = (): void => void (this.open = !this.open);

  readonly #stepped = (): void => {
    this.moving = true;
  };

  /** Beginning, sending and leaving are the journey's own to tell: only it knows what the server has said. */
  readonly #noted = (note: FollowUpNote): void => {
    if (['step-shown', 'step-completed', 'error-shown', 'saved'].includes(note.type)) this.#way?.followUp.tell(note);
  };

  readonly #travel = (): void => void this.#way?.flow.travelled();

  readonly #leave = (): void => this.#way?.followUp.leave(this.shown.name === 'filling' ? this.#wizard?.step : undefined);
}
