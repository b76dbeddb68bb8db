import { html, nothing, type TemplateResult } from 'lit';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import { FkEvent, ask } from '@faelles/foundation/events.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { SummarySection } from '@faelles/schemas/summary.js';
import { afterPaint } from './after-paint.ts';
import { errorSummary } from './error-summary.ts';
import { focusErrors, focusField } from './focus.ts';
import { asks } from './questions.ts';
import { pageTitle } from './page-title.ts';
import { whenIdle } from './prefetch.ts';
import { progress } from './progress.ts';
import { stepView, type StepView } from './step-view.ts';
import { CHECK } from './way.ts';
import type { SubmitDetail } from './wizard-events.ts';
import { WizardMoves } from './wizard-moves.ts';
import { wizardSheets } from './wizard-styles.ts';

/** With more questions than this, what is not in view is laid out when it comes into view. */
const LONG = 50;

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
export class FkFormWizard extends WizardMoves {
  static override styles = wizardSheets;
  #titling = false;

  /** Goes to the step of a field and into the field. */
  override async focusField(path: string): Promise<void> {
    const step = this.course?.stepOf(path);
    if (!step || (step !== this.course!.way.current && !(await this.go(step)))) return;
    this.tree!.reach(path);
    await this.updateComplete;
    focusField(this.renderRoot, this.tree, path);
  }

  /** Shows what the server found wrong, at the fields and above the first step that has something. */
  async setServerIssues(issues: Issue[]): Promise<void> {
    const course = this.course;
    if (!course) return;
    course.store.setServerIssues(issues);
    const wrong = new Set(issues.map(({ path }) => course.stepOf(path)));
    const steps = course.steps.filter(({ id }) => wrong.has(id));
    for (const { id } of steps) course.reveal(id);
    if (steps[0]) await this.go(steps[0].id);
    await this.#toErrors();
  }

  protected override updated(): void {
    if (this.#titling) return;
    this.#titling = true;
    afterPaint(() => {
      this.#titling = false;
      if (!this.course || !this.isConnected || this.withoutPage) return;
      const title = pageTitle(this.course, this.trailingSteps, this.words);
      if (document.title !== title) document.title = title;
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.definition) return nothing;
    const course = this.course;
    if (this.broken) return html`<p class="notice error">${this.t('wizard.broken-plain')}</p>`;
    if (!course) return nothing;
    const { checking, errors, step, store, way } = course;
    const steps = course.list(this.trailingSteps);
    const first = way.previous(course.steps) === undefined;
    const view: StepView = {
      heading: this.#heading,
      lead: step?.step.lead,
      content: this.ready ? this.#content() : nothing,
      ready: this.ready || this.failed,
      order: this.ready && this.definition.price && !checking && !step?.step.exit ? store.order() : undefined,
      problem: this.problem,
      busy: this.submitting ? 'wizard.submitting' : this.loading ? 'wizard.loading-step' : (course.asking?.busy ?? ''),
      draft: this.drafts?.line(this.words) ?? '',
      forward: step?.step.exit ? '' : this.#forward,
      goOn: this.#continue,
      goBack: first ? undefined : this.#back,
    };
    return html`<div class="frame">
      ${progress({ steps, open: this.open, toggle: this.#toggle, go: this.#follow }, this.words)}
      <div class="main">
        ${this.drafts?.question(this.words)}
        ${errorSummary(errors, this.words, (path) => void this.focusField(path))} ${stepView(view, this.words)}
      </div>
    </div>`;
  }

  #content(): unknown {
    const { checking, store, fields, step } = this.course!;
    if (checking || step?.step.exit) this.tree!.cleared();
    if (!checking && this.assembly) return this.assembly.content(fields);
    if (step?.step.exit) return this.exitView!(step.step.exit, this.words);
    if (!checking) return html`<div class=${fields.length > LONG ? 'fields long' : 'fields'}>${this.tree!.step(fields)}</div>`;
    const order = this.definition!.price ? store.order() : undefined;
    const caution = (path: string): string => this.course!.cautionAt(path);
    return this.checkView!({ store, order, caution, change: this.#change }, this.words);
  }

  get #heading(): string {
    return this.course!.checking ? this.t('wizard.check') : this.words.text(this.course!.step?.step.title);
  }

  /** The words of the button that goes on. */
  get #forward(): string {
    const { way, checking, steps, store } = this.course!;
    if (checking) return this.definition!.price && store.order()?.totalOre ? 'wizard.submit-and-pay' : 'wizard.submit';
    if (way.returning) return 'wizard.back-to-check';
    return steps[0]?.id === way.current && !asks(this.course!.defined(way.current)) ? 'wizard.start' : 'wizard.continue';
  }

  readonly #continue = (event: Event): void => {
    event.preventDefault();
    const course = this.course!;
    if (this.submitting) return;
    this.problem = '';
    if (!this.ready) return void this.enter(course.way.current, true);
    if (course.checking) return void this.#submit();
    const pending = course.asking?.settle();
    if (pending) return void pending.then(() => this.course === course && this.#continue(event));
    const waiting = this.tree!.waiting();
    if (waiting) {
      // It says itself what it waits for; gone on now, what is on its way would be lost without a word.
      (waiting as unknown as { showErrors(): void }).showErrors();
      return waiting.focus();
    }
    const { current } = course.way;
    if (course.complete) {
      // A warning is shown again on check-your-answers. Otherwise nothing is to be shown now, only should it be wrong again: noted when there is time.
      if (course.step!.issues.length) course.reveal(current);
      else whenIdle(() => course.reveal(current));
      return void this.go(course.way.next(course.steps, course.asks));
    }
    course.reveal(current);
    void this.#toErrors();
  };

  async #submit(): Promise<void> {
    const { store, steps } = this.course!;
    if (await this.#toOpen()) return;
    if (!ask(this, new FkEvent('fk-before-submit', undefined, { cancelable: true }))) return;
    const shownTotalOre = store.order()?.totalOre ?? 0;
    const ids = [...steps.map(({ id }) => id), CHECK];
    const detail: SubmitDetail = { answers: store.values(), shownTotalOre, inputs: store.inputs(), steps: ids };
    this.dispatchEvent(new FkEvent('fk-submit', detail));
  }

  /** To the first step with something missing, with its errors; false when there is none. */
  async #toOpen(): Promise<boolean> {
    const open = this.course?.revealOpen();
    if (!open) return false;
    await this.go(open);
    await this.#toErrors();
    return true;
  }

  async #toErrors(): Promise<void> {
    this.requestUpdate();
    await loadLanguage(this.words.language);
    await this.updateComplete;
    focusErrors(this.renderRoot);
    const { course, tree, words } = this;
    void import('./next-error.ts').then(({ offerNext }) => offerNext(course!, tree!, words, (path) => void this.focusField(path)));
  }

  readonly #back = (): void => {
    const previous = this.course!.way.previous(this.course!.steps);
    if (previous) void this.go(previous);
  };

  readonly #toggle = (): void => void (this.open = !this.open);

  readonly #follow = (event: Event, step: string): void => {
    event.preventDefault();
    this.course!.way.returning = false;
    void this.go(step);
  };

  readonly #change = (event: Event, section: SummarySection, path: string): void => {
    event.preventDefault();
    this.course!.leaveCheck();
    void this.go(section.step, { path });
  };
}
