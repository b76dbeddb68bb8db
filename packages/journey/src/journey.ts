import { nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
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
import type { FollowUpNote } from '@faelles/schemas/follow-up.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { AddressLookup } from '@faelles/fields/address-field/lookup.js';
import { callsTo, lookupBy, type JourneyCalls } from './calls.ts';
import { fillingView } from './filling-view.ts';
import { Flow, type FlowHost } from './flow.ts';
import { deliverTo, FollowUp } from './follow-up.ts';
import { journeyStyles } from './journey-styles.ts';
import { browserMemory } from './memory.ts';
import { browserPlace } from './page-place.ts';
import { closedView, loadingView } from './closed-view.ts';
import { loadDefinition } from './load-definition.ts';
import { loadPart } from './parts.ts';
import type { Phase, PhaseName } from './phase.ts';
import type { LaterPhase, laterView } from './later-view.ts';
import { registerLaterWords } from './later-words.ts';

/**
 * A whole self-service solution: fetches its definition, leads through the form, saves drafts, submits, pays and ends at
 * the receipt. Talks to any back end that implements the HTTP contract.
 * On its own page (`/solutions/{id}/`) it reads and writes the address; on a page of yours it leaves the address alone.
 *
 * @summary A definition as a self-service solution, from the first question to the receipt.
 * @fires {FkEvent<DefinedDetail>} fk-defined - The definition is known.
 * @fires {FkEvent<PhaseDetail>} fk-phase - Another phase is shown.
 * @csspart heading - The heading of a phase that the journey itself shows.
 */
export class FkJourney extends FkElement implements FlowHost {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, journeyStyles];

  static override properties: PropertyDeclarations = {
    solution: {},
    base: {},
    client: { attribute: false },
    addressLookup: { type: Boolean, attribute: 'address-lookup' },
    shown: { state: true },
    confirming: { state: true },
    moving: { state: true },
    open: { state: true },
  };

  /** Id of the solution, as `road-permit`. */
  declare solution: string;
  /** Where the server is: `''` for this page's own, or an origin with a path. */
  declare base: string;
  /** Calls to the back end in place of the HTTP contract at `base`. */
  declare client: JourneyCalls | undefined;
  /** The server looks addresses up; a page that our server serves says so itself. */
  declare addressLookup: boolean;
  /** The phase whose part is loaded and on the page. */
  declare private shown: Phase;
  /** The citizen wants to throw the draft away and is asked once more. */
  declare private confirming: boolean;
  /** The form has been moved on in: what was found at the beginning has been seen. */
  declare private moving: boolean;
  /** The list of steps beside the payment is open on narrow screens. */
  declare private open: boolean;

  #flow: Flow | undefined;
  /** Draws what comes when the form is over; fetched then. */
  #later: typeof laterView | undefined;
  #followUp: FollowUp | undefined;
  #lookup: AddressLookup | undefined;

  constructor() {
    super();
    this.solution = this.base = '';
    this.confirming = this.moving = this.open = false;
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
  }

  protected override willUpdate(changed: PropertyValues): void {
    if ((changed.has('solution') || changed.has('base')) && this.solution) this.#start();
  }

  #start(): void {
    const { solution, base, client } = this;
    this.#followUp = new FollowUp(client ? (events) => client.tell?.(events) : deliverTo(base), () => {
      const definition = this.#flow?.definition;
      return definition && { solution: definition.id, definitionVersion: definition.version, language: this.language };
    });
    const place = browserPlace(base, solution);
    const calls = client ? () => Promise.resolve(client) : callsTo(base);
    const looked = this.addressLookup || 'addresses' in document.documentElement.dataset;
    this.#lookup = client ? client.addresses : looked ? lookupBy(calls) : undefined;
    const define = (version?: string) => client?.definition?.(solution, version) ?? loadDefinition(base, solution, version);
    this.#flow = new Flow({ solution, calls, define, memory: browserMemory(solution), place, followUp: this.#followUp, host: this });
    const asked = place.asked();
    // The form's own modules are fetched beside the definition, not after it.
    void loadPart(asked?.receiptId ? 'receipt' : asked?.paymentId ? 'paying' : 'filling').catch(() => undefined);
    void this.#flow.open();
  }

  /** @internal */
  moved(): void {
    void this.#show(this.#flow!.phase);
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

  async #show(phase: Phase): Promise<void> {
    try {
      await loadPart(phase.name);
      if (isLater(phase) || (phase.name === 'closed' && phase.trouble !== 'offline')) registerLaterWords();
      if (isLater(phase)) await this.#loadLater();
      // With its words: a heading that is focused before it says anything says nothing.
      await loadLanguage(this.language);
    } catch {
      // A module did not come; the phase itself stands, so trying again begins with it.
      if (this.#flow?.phase === phase) this.shown = { name: 'closed', about: 'solution', trouble: 'offline' };
      return;
    }
    if (this.#flow?.phase !== phase) return;
    const from = this.shown.name;
    const to = phase.name;
    this.shown = phase;
    this.requestUpdate();
    if (from === to) return;
    if (from === 'loading') this.moving = this.confirming = false;
    await this.updateComplete;
    this.dispatchEvent(new FkEvent('fk-phase', { from, to }));
    // A page that just came keeps the focus where the browser puts it; sending and its failure stay where they are.
    const inPlace = from === 'loading' || to === 'submitting' || to === 'loading' || (from === 'submitting' && to === 'filling');
    if (!inPlace) await this.#focus();
  }

  async #loadLater(): Promise<void> {
    const { laterView, styleProgress } = await import('./later-view.ts');
    styleProgress(this.renderRoot as ShadowRoot);
    this.#later = laterView;
  }

  /** Focus says that the page is another one now: it goes to the heading of the phase. */
  async #focus(): Promise<void> {
    const part = this.renderRoot.querySelector<FkElement>('fk-receipt') ?? this.renderRoot.querySelector<HTMLElement>('h1');
    await (part as Partial<FkElement> | null)?.updateComplete;
    scrollTo({ top: 0, behavior: 'instant' });
    part?.focus({ preventScroll: true });
  }

  get #wizard(): FkFormWizard | null {
    return this.renderRoot.querySelector<FkFormWizard>('fk-form-wizard');
  }

  protected override render(): TemplateResult | typeof nothing {
    const flow = this.#flow;
    if (!flow) return nothing;
    const { words, shown: phase, base, client, moving, confirming, open } = this;
    const problem = this.#problem();
    if (phase.name === 'loading') return loadingView(words);
    if (phase.name === 'closed') return closedView(phase, { words, definition: flow.definition, again: this.#again });
    if (isLater(phase)) return this.#later?.(phase, { words, flow, problem, base, client, open, toggle: this.#toggle }) ?? nothing;
    return fillingView(phase, { words, flow, problem, lookup: this.#lookup, moving, confirming, confirm: this.#confirm, stepped: this.#stepped, followUp: this.#noted });
  }

  /** What the citizen is told, in the language of now. */
  #problem(): string {
    const problem = this.#flow?.problem;
    if (!problem) return '';
    const amounts = Object.entries(problem.amounts ?? {}).map(([name, ore]) => [name, formatMoney(ore, this.language)] as const);
    return this.t(problem.key, { ...problem.params, ...Object.fromEntries(amounts) });
  }

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
  return !['loading', 'closed', 'filling', 'submitting'].includes(phase.name);
}
