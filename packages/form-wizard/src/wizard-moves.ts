import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import { FkEvent, ask } from '@faelles/foundation/events.js';
import { warnOnce } from '@faelles/foundation/warn.js';
import { todayIn } from '@faelles/schemas/day.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { checkAnswers } from './check-answers.ts';
import type { exitView } from './exit-view.ts';
import { afterPaint } from './after-paint.ts';
import { Course, faultsOf } from './course.ts';
import type { Draft } from './draft.ts';
import { FieldTree, loadFields } from './field-tree.ts';
import { prefetchNext, whenIdle } from './prefetch.ts';
import { putInAddress, stepInAddress } from './step-address.ts';
import { CHECK } from './way.ts';
import type { StepDetail } from './wizard-events.ts';
import { WizardProperties } from './wizard-properties.ts';

/**
 * How a wizard begins, and goes from step to step: what a step needs is fetched, then it is shown, addressed, focused,
 * saved and told. What is drawn is for the class below.
 */
export abstract class WizardMoves extends WizardProperties {
  /** @internal */
  course: Course | undefined;
  /** @internal */
  tree: FieldTree | undefined;
  /** @internal Something has been typed since the last save. */
  unsaved = false;
  /** Keeps the draft; fetched when the page says where. */
  protected drafts: Draft | undefined;
  #drafting: Promise<Draft | undefined> | undefined;
  protected checkView: typeof checkAnswers | undefined;
  protected exitView: typeof exitView | undefined;
  /** The first step did not come: its button is there to try again. */
  protected declare failed: boolean;
  #forget = () => {};
  #moves = 0;
  #title = '';
  /** The step that is shown and that the address does not say yet. */
  #unwritten = '';

  constructor() {
    super();
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#title = document.title;
    addEventListener('popstate', this.#travelled);
    addEventListener('beforeunload', this.#leaving);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#travelled);
    removeEventListener('beforeunload', this.#leaving);
    if (!this.withoutPage) document.title = this.#title;
  }

  /** Goes to a step when it can be reached. Resolves with whether it is shown now. */
  async show(id: string): Promise<boolean> {
    const course = this.course;
    if (!course?.way.reaches(id, course.steps)) return false;
    return this.go(id);
  }

  /** Goes to the step of a field and into the field. */
  abstract focusField(path: string): Promise<void>;

  /** What a save keeps: everything typed, also what does not apply now. */
  draft(): { inputs: Inputs; step: string } {
    return { inputs: this.course!.store.inputs(), step: this.course!.way.current };
  }

  /** What the answers cost now, øre; undefined while that cannot be said. */
  get totalOre(): number | undefined {
    return this.course?.store.order()?.totalOre;
  }

  /** Saves what there is, soon, as when an earlier visit left something that the server does not have. */
  saveDraft(): void {
    this.unsaved = true;
    void this.#keeper().then((drafts) => drafts?.changed());
  }

  #keeper(): Promise<Draft | undefined> {
    if (!this.saver) return Promise.resolve(undefined);
    return (this.#drafting ??= import('./draft.ts').then(
      ({ Draft }) => (this.drafts = new Draft(this)),
      // The connection: asked again with the next answer.
      () => (this.#drafting = undefined),
    ));
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('definition') || changed.has('inputs')) this.#begin();
    // Before the first answer there is nothing to keep.
    if (changed.has('saver')) whenIdle(() => void this.#keeper());
  }

  #begin(): void {
    this.#forget();
    this.course = this.tree = undefined;
    this.broken = false;
    if (!this.definition) return;
    const today = () => this.today ?? todayIn('Europe/Copenhagen', new Date());
    const begun = ++this.#moves;
    const fail = (error: unknown) => {
      this.broken = true;
      const faults = faultsOf(error);
      warnOnce(`definition:${faults}`, `The form definition cannot be shown. ${faults}`);
    };
    try {
      const course = new Course(this.definition, this.inputs, today, this.words);
      // What was typed before decides which steps apply, so it is read first.
      const typed = Object.keys(this.inputs ?? {}).length > 0;
      if (!typed && !course.lacking) this.#start(course);
      else {
        // Most likely shown first: fetched at the same time. A failure is told when it is asked for.
        if (!typed) loadFields(this.definition.steps[0]!.fields).catch(() => {});
        void (typed ? course.read() : course.learn()).then(() => begun === this.#moves && this.#start(course), fail);
      }
    } catch (error) {
      fail(error);
    }
  }

  #start(course: Course): void {
    course.begin([this.withoutPage ? '' : this.#unwritten || stepInAddress(), this.step], this.step);
    this.course = course;
    this.tree = new FieldTree(course, this.words, this);
    this.assembly?.begun(this.tree);
    if (this.followUp) void import('./follow-up.ts').then(({ follow }) => this.course === course && follow(this, course));
    if (this.asker && course.asksServer) {
      whenIdle(() => void import('./asking.ts').then(({ Asking }) => this.course === course && (course.asking = new Asking(course, this.asker!, this))));
    }
    let kept = course.store.inputs();
    this.#forget = course.store.subscribe(() => {
      // Touching and showing change no input, and nothing a draft would keep.
      if (kept !== (kept = course.store.inputs())) {
        this.saveDraft();
        // A mistake may come of it.
        void loadLanguage(this.words.language);
      }
      this.requestUpdate();
    });
    this.requestUpdate();
    void this.enter(course.way.current, true);
  }

  /** @internal */
  lacking(): void {
    this.problem = this.t('wizard.load-failed');
  }

  /** Fetches what the step needs, then shows it. False when that failed, or the citizen has gone elsewhere meanwhile. */
  protected async enter(id: string, replace: boolean): Promise<boolean> {
    const move = ++this.#moves;
    const course = this.course!;
    // Said only when there is something to wait for.
    const waiting = setTimeout(() => (this.loading = move === this.#moves));
    const came = await this.#fetch(course, id).catch(() => false);
    clearTimeout(waiting);
    if (move !== this.#moves) return false;
    this.loading = false;
    if (!came) {
      this.failed = true;
      // The words for it may still be on their way.
      await loadLanguage(this.words.language);
      this.lacking();
      return false;
    }
    this.ready = true;
    course.way.enter(id);
    this.step = id;
    this.#unwritten = id;
    afterPaint(() => {
      if (this.isConnected && !this.withoutPage) putInAddress(id, replace);
      if (this.#unwritten === id) this.#unwritten = '';
    });
    prefetchNext(course);
    await this.updateComplete;
    return true;
  }

  async #fetch(course: Course, id: string): Promise<boolean> {
    if (id === CHECK) {
      const { checkAnswers, prepareCheck } = await import('./check-answers.ts');
      await prepareCheck(this.renderRoot as ShadowRoot, course.form);
      await loadLanguage(this.words.language, false);
      this.checkView = checkAnswers;
    }
    if (course.exit(id)) {
      this.exitView = (await import('./exit-view.ts')).exitView;
      await loadLanguage(this.words.language, false);
    }
    await course.ready(id);
    // An entry folds once it is known to be complete, so words and parser come first.
    if (course.has('list', id)) await loadLanguage(this.words.language, false);
    return true;
  }

  /** A change of step: asked about, shown, told. Focus goes to its heading, which says where one is. */
  protected async go(to: string, { replace = false, path = '' } = {}): Promise<boolean> {
    const from = this.course!.way.current;
    if (to === from) return true;
    const detail: StepDetail = { from, to };
    if (!ask(this, new FkEvent('fk-before-step', detail, { cancelable: true }))) return false;
    this.open = false;
    // Entries that are filled in fold when their step is left.
    this.tree?.opened.clear();
    if (!(await this.enter(to, replace))) return false;
    if (this.withoutPage) this.scrollIntoView({ block: 'start' });
    else scrollTo({ top: 0, behavior: 'instant' });
    if (path) await this.focusField(path);
    else this.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
    void this.#keeper().then((drafts) => drafts?.now());
    this.dispatchEvent(new FkEvent('fk-step', detail));
    return true;
  }

  readonly #leaving = (event: BeforeUnloadEvent): void => {
    if (this.unsaved) event.preventDefault();
  };

  /** Back, Forward, or an address typed in. What cannot be reached yet leaves us where we are. */
  readonly #travelled = (): void => {
    const to = stepInAddress();
    const course = this.course;
    if (this.withoutPage || !course || !to || to === course.way.current) return;
    if (course.way.reaches(to, course.steps)) void this.go(to, { replace: true });
    else putInAddress(course.way.current, true);
  };
}
