import { html, nothing, type TemplateResult } from 'lit';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import { FkEvent, ask } from '@faelles/foundation/events.js';
import { warnOnce } from '@faelles/foundation/warn.js';
import { todayIn } from '@faelles/schemas/date.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { SummarySection } from '@faelles/schemas/summary.js';
import type { checkAnswers } from './check-answers.ts';
import { Course, faultsOf } from './course.ts';
import { conflictChoice, draftLine } from './draft-view.ts';
import { Draft } from './draft.ts';
import { errorSummary } from './error-summary.ts';
import { FieldTree, loadKinds } from './field-tree.ts';
import { focusErrors, focusField } from './focus.ts';
import { asks } from './questions.ts';
import { pageTitle } from './page-title.ts';
import { prefetchNext } from './prefetch.ts';
import { progress } from './progress.ts';
import type { OtherDraft } from './saver.ts';
import { putInAddress, stepInAddress } from './step-address.ts';
import { stepView, type StepView } from './step-view.ts';
import { CHECK } from './way.ts';
import type { StepDetail, SubmitDetail } from './wizard-events.ts';
import { WizardProperties } from './wizard-properties.ts';
import { wizardSheets } from './wizard-styles.ts';

/**
 * A form definition as steps a citizen goes through, ending in check-your-answers.
 * It owns the store, the errors, the order of steps and the drafts; fields own one answer each.
 *
 * @summary The form of a self-service solution, step by step.
 * @fires {FkEvent<StepDetail>} fk-before-step - About to change step; `preventDefault()` stays.
 * @fires {FkEvent<StepDetail>} fk-step - The step has changed.
 * @fires {FkEvent<{savedAt: string}>} fk-draft-saved - The draft was saved.
 * @fires {FkEvent} fk-before-submit - All is answered and the citizen sends; `preventDefault()` stays.
 * @fires {FkEvent<SubmitDetail>} fk-submit - The answers, to be sent by the page.
 * @csspart progress - The list of steps.
 * @csspart error-summary - What is wrong in this step.
 * @csspart heading - The heading of the step.
 */
export class FkFormWizard extends WizardProperties {
  static override styles = wizardSheets;

  #course: Course | undefined;
  #tree: FieldTree | undefined;
  #draft = new Draft(this);
  #check: typeof checkAnswers | undefined;
  #forget = () => {};
  #moves = 0;
  /** The first step did not come: its button is there to try again. */
  #failed = false;
  #title = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#title = document.title;
    addEventListener('popstate', this.#travelled);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.#travelled);
    if (!this.withoutPage) document.title = this.#title;
  }

  /** Goes to a step when it can be reached. Resolves with whether it is shown now. */
  async show(id: string): Promise<boolean> {
    const course = this.#course;
    if (!course?.way.reaches(id, course.steps)) return false;
    return this.#go(id);
  }

  /** Goes to the step of a field and into the field. */
  async focusField(path: string): Promise<void> {
    const step = this.#course?.stepOf(path);
    if (!step || (step !== this.#course!.way.current && !(await this.#go(step)))) return;
    await this.updateComplete;
    focusField(this.renderRoot, this.#tree, path);
  }

  /** Shows what the server found wrong, at the fields and above the first step that has something. */
  async setServerIssues(issues: Issue[]): Promise<void> {
    const course = this.#course;
    if (!course) return;
    course.store.setServerIssues(issues);
    const wrong = new Set(issues.map(({ path }) => course.stepOf(path)));
    const steps = course.steps.filter(({ id }) => wrong.has(id));
    for (const { id } of steps) course.reveal(id);
    if (steps[0]) await this.#go(steps[0].id);
    await this.#toErrors();
  }

  /** What a save keeps: everything typed, also what does not apply now. */
  draft(): { inputs: Inputs; step: string } {
    return { inputs: this.#course!.store.inputs(), step: this.#course!.way.current };
  }

  /** Called by the draft keeper. */
  draftSaved(savedAt: string): void {
    this.dispatchEvent(new FkEvent('fk-draft-saved', { savedAt }));
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('definition') || changed.has('inputs')) this.#begin();
  }

  protected override updated(): void {
    if (this.#course && !this.withoutPage) document.title = pageTitle(this.#course, this.trailingSteps, this.words);
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.definition) return nothing;
    const course = this.#course;
    if (this.broken) return html`<p class="notice error">${this.t('wizard.broken-plain')}</p>`;
    if (!course) return nothing;
    const { checking, errors, step, store, way } = course;
    const { status } = this.#draft;
    const steps = course.list(this.trailingSteps);
    const first = way.previous(course.steps) === undefined;
    const view: StepView = {
      heading: this.#heading,
      lead: step?.step.lead,
      content: this.ready ? this.#content() : nothing,
      ready: this.ready || this.#failed,
      order: this.ready && this.definition.price && !checking ? store.order() : undefined,
      problem: this.problem,
      busy: this.submitting ? 'wizard.submitting' : this.loading ? 'wizard.loading-step' : '',
      draft: draftLine(status, this.words),
      forward: this.#forward,
      goOn: this.#continue,
      goBack: first ? undefined : this.#back,
    };
    return html`<div class="frame">
      ${progress({ steps, open: this.open, toggle: this.#toggle, go: this.#follow }, this.words)}
      <div class="main">
        ${conflictChoice(status, this.words, { mine: () => void this.#draft.keepMine(), theirs: this.#takeOther })}
        ${errorSummary(errors, this.words, (path) => void this.focusField(path))} ${stepView(view, this.words)}
      </div>
    </div>`;
  }

  #content(): unknown {
    const { checking, store, fields } = this.#course!;
    if (!checking) return html`<div class="fields">${this.#tree!.render(fields)}</div>`;
    const order = this.definition!.price ? store.order() : undefined;
    return this.#check!({ store, order, change: this.#change }, this.words);
  }

  get #heading(): string {
    return this.#course!.checking ? this.t('wizard.check') : this.words.text(this.#course!.step?.step.title);
  }

  /** The words of the button that goes on. */
  get #forward(): string {
    const { way, checking, steps, store } = this.#course!;
    if (checking) return this.definition!.price && store.order()?.totalOre ? 'wizard.submit-and-pay' : 'wizard.submit';
    if (way.returning) return 'wizard.back-to-check';
    return steps[0]?.id === way.current && !asks(this.#course!.kinds(way.current)) ? 'wizard.start' : 'wizard.continue';
  }

  #begin(): void {
    this.#forget();
    this.#course = this.#tree = undefined;
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
      if (!Object.keys(this.inputs ?? {}).length) this.#start(course);
      else void course.read().then(() => begun === this.#moves && this.#start(course), fail);
    } catch (error) {
      fail(error);
    }
  }

  #start(course: Course): void {
    course.begin([this.withoutPage ? '' : stepInAddress(), this.step], this.step);
    this.#course = course;
    this.#tree = new FieldTree(course, this.words, this);
    let kept = course.store.inputs();
    this.#forget = course.store.subscribe(() => {
      // Touching and showing change no input, and nothing a draft would keep.
      if (kept !== (kept = course.store.inputs())) this.#draft.changed();
      this.requestUpdate();
    });
    this.requestUpdate();
    void this.#enter(course.way.current, true);
  }

  /** Fetches what the step needs, then shows it. False when that failed, or the citizen has gone elsewhere meanwhile. */
  async #enter(id: string, replace: boolean): Promise<boolean> {
    const move = ++this.#moves;
    const course = this.#course!;
    this.loading = true;
    const came = await this.#fetch(course, id).catch(() => false);
    if (move !== this.#moves) return false;
    this.loading = false;
    if (!came) {
      this.#failed = true;
      // The words for it may still be on their way.
      await loadLanguage(this.words.language);
      this.problem = this.t('wizard.load-failed');
      return false;
    }
    this.ready = true;
    course.way.enter(id);
    this.step = id;
    if (!this.withoutPage) putInAddress(id, replace);
    prefetchNext(course);
    await this.updateComplete;
    return true;
  }

  async #fetch(course: Course, id: string): Promise<boolean> {
    if (id === CHECK) {
      const { checkAnswers, styleCheck } = await import('./check-answers.ts');
      styleCheck(this.renderRoot as ShadowRoot);
      await loadLanguage(this.words.language);
      this.#check = checkAnswers;
    }
    const kinds = course.kinds(id);
    await Promise.all([loadKinds(kinds), asks(kinds) && course.read()]);
    return true;
  }

  /** A change of step: asked about, shown, told. Focus goes to its heading, which says where one is. */
  async #go(to: string, { replace = false, path = '' } = {}): Promise<boolean> {
    const from = this.#course!.way.current;
    if (to === from) return true;
    const detail: StepDetail = { from, to };
    if (!ask(this, new FkEvent('fk-before-step', detail, { cancelable: true }))) return false;
    this.open = false;
    if (!(await this.#enter(to, replace))) return false;
    if (this.withoutPage) this.scrollIntoView({ block: 'start' });
    else scrollTo({ top: 0, behavior: 'instant' });
    if (path) await this.focusField(path);
    else this.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
    if (this.#draft.unsaved || this.saver) void this.#draft.now();
    this.dispatchEvent(new FkEvent('fk-step', detail));
    return true;
  }

  readonly #continue = (event: Event): void => {
    event.preventDefault();
    const course = this.#course!;
    if (this.submitting) return;
    this.problem = '';
    if (!this.ready) return void this.#enter(course.way.current, true);
    if (course.checking) return void this.#submit();
    course.reveal(course.way.current);
    if (course.step?.complete) void this.#go(course.way.next(course.steps));
    else void this.#toErrors();
  };

  async #submit(): Promise<void> {
    const { store, steps } = this.#course!;
    if (await this.#toOpen()) return;
    if (!ask(this, new FkEvent('fk-before-submit', undefined, { cancelable: true }))) return;
    const shownTotalOre = store.order()?.totalOre ?? 0;
    const ids = [...steps.map(({ id }) => id), CHECK];
    const detail: SubmitDetail = { answers: store.values(), shownTotalOre, inputs: store.inputs(), steps: ids };
    this.dispatchEvent(new FkEvent('fk-submit', detail));
  }

  /** To the first step with something missing, with its errors; false when there is none. */
  async #toOpen(): Promise<boolean> {
    const open = this.#course?.revealOpen();
    if (!open) return false;
    await this.#go(open);
    await this.#toErrors();
    return true;
  }

  async #toErrors(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    focusErrors(this.renderRoot);
  }

  readonly #back = (): void => {
    const previous = this.#course!.way.previous(this.#course!.steps);
    if (previous) void this.#go(previous);
  };

  readonly #toggle = (): void => void (this.open = !this.open);

  readonly #follow = (event: Event, step: string): void => {
    event.preventDefault();
    this.#course!.way.returning = false;
    void this.#go(step);
  };

  readonly #change = (event: Event, section: SummarySection, path: string): void => {
    event.preventDefault();
    this.#course!.way.returning = true;
    void this.#go(section.step, { path });
  };

  /** Back, Forward, or an address typed in. What cannot be reached yet leaves us where we are. */
  readonly #travelled = (): void => {
    const to = stepInAddress();
    const course = this.#course;
    if (this.withoutPage || !course || !to || to === course.way.current) return;
    if (course.way.reaches(to, course.steps)) void this.#go(to, { replace: true });
    else putInAddress(course.way.current, true);
  };

  readonly #takeOther = (other: OtherDraft): void => {
    this.inputs = other.inputs;
    this.step = other.step ?? this.step;
    this.#draft.tookOther(other.savedAt);
  };
}
