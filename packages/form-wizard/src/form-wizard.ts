import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { DefinitionError } from '@faelles/form-engine/compile.js';
import type { Uploader } from '@faelles/fields/file-field/upload.js';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { FkEvent, ask } from '@faelles/foundation/events.js';
import { warnOnce } from '@faelles/foundation/warn.js';
import { formatMoney } from '@faelles/language/format.js';
import { todayIn } from '@faelles/schemas/date.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { checkAnswers } from './check-answers.ts';
import { Course } from './course.ts';
import { conflictChoice, draftLine } from './draft-view.ts';
import { Draft } from './draft.ts';
import { errorSummary, fieldId } from './error-summary.ts';
import { FieldTree, loadKinds } from './field-tree.ts';
import { progress } from './progress.ts';
import type { OtherDraft, Saver } from './saver.ts';
import { putInAddress, stepInAddress } from './step-address.ts';
import type { TrailingStep } from './step-list.ts';
import { CHECK } from './way.ts';
import type { StepDetail, SubmitDetail } from './wizard-events.ts';
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
export class FkFormWizard extends FkElement {
  static override styles = wizardSheets;

  static override properties: PropertyDeclarations = {
    definition: { attribute: false },
    inputs: { attribute: false },
    step: {},
    today: {},
    trailingSteps: { attribute: false },
    uploader: { attribute: false },
    saver: { attribute: false },
    submitting: { type: Boolean },
    problem: {},
    withoutPage: { type: Boolean, attribute: 'without-page' },
    ready: { state: true },
    open: { state: true },
    loading: { state: true },
  };

  /** The form. A new one begins anew, with `inputs`. */
  declare definition: FormDefinition | undefined;
  /** What was typed before, as a draft has it. */
  declare inputs: Inputs | undefined;
  /** Step the citizen had come to, as a draft has it; afterwards the step shown. Use `show()` to move. */
  declare step: string;
  /** Today in Denmark, `YYYY-MM-DD`; given by tests. */
  declare today: string | undefined;
  /** Steps that come after the form, as payment. */
  declare trailingSteps: TrailingStep[];
  /** Sends files; the field is named by its path. */
  declare uploader: Uploader | undefined;
  /** Keeps drafts. Without one nothing is saved, and leaving the page with answers is asked about. */
  declare saver: Saver | undefined;
  /** The page is sending the answers. */
  declare submitting: boolean;
  /** What went wrong with sending, in words for the citizen. */
  declare problem: string;
  /** Leave the page's address and title alone: for a wizard that is only a part of its page. */
  declare withoutPage: boolean;
  declare private ready: boolean;
  declare private open: boolean;
  declare private loading: boolean;

  #course: Course | undefined;
  #tree: FieldTree | undefined;
  #draft = new Draft(this);
  #check: typeof checkAnswers | undefined;
  #forget = () => {};
  #moves = 0;
  #title = '';

  constructor() {
    super();
    this.step = this.problem = '';
    this.trailingSteps = [];
    this.submitting = this.withoutPage = this.ready = this.open = this.loading = false;
  }

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
    const field = this.#tree?.find(path) ?? this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(fieldId(path))}`);
    // The label, which stands at the top of the field, must be seen; focus alone would show the control.
    field?.scrollIntoView({ block: 'start' });
    const into = field?.matches('fieldset') ? field.querySelector<HTMLElement>('.add') : field;
    into?.focus({ preventScroll: true });
  }

  /** Shows what the server found wrong, at the fields and above the first step that has something. */
  async setServerIssues(issues: Issue[]): Promise<void> {
    this.#course?.store.setServerIssues(issues);
    await this.#toOpen();
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
    if (!this.#course || this.withoutPage) return;
    const errors = this.#course.errors.length;
    const steps = this.#course.list(this.trailingSteps);
    const number = steps.findIndex(({ state }) => state === 'current') + 1;
    document.title = [
      errors ? this.t('wizard.errors', { count: errors }) : '',
      this.t('wizard.step-title', { number, count: steps.length, title: this.#heading }),
      this.words.text(this.definition!.title),
    ]
      .filter(Boolean)
      .join(' – ');
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.definition) return nothing;
    if (!this.#course) return html`<p class="notice error">${this.t('wizard.broken-plain')}</p>`;
    const { errors, step } = this.#course;
    const steps = this.#course.list(this.trailingSteps);
    return html`<div class="frame">
      ${progress({ steps, open: this.open, toggle: this.#toggle, go: this.#follow }, this.words)}
      <div class="main">
        ${conflictChoice(this.#draft.status, this.words, { mine: () => void this.#draft.keepMine(), theirs: this.#takeOther })}
        ${errorSummary(errors, this.words, (path) => void this.focusField(path))}
        <h1 tabindex="-1" part="heading">${this.#heading}</h1>
        ${step?.step.lead ? html`<p class="lead">${this.words.text(step.step.lead)}</p>` : nothing}
        <form novalidate @submit=${this.#continue}>
          ${this.ready ? this.#content() : nothing}
          <div role="alert">${this.problem ? html`<p class="notice error">${this.problem}</p>` : nothing}</div>
          <div class="actions">
            <button type="submit" class="primary">${this.t(this.#forward)}</button>
            ${this.#course.way.previous(this.#course.steps) === undefined
              ? nothing
              : html`<button type="button" @click=${this.#back}>${this.t('wizard.back')}</button>`}
          </div>
          <p class="soft" role="status">
            ${this.submitting ? this.t('wizard.submitting') : this.loading ? this.t('wizard.loading-step') : nothing}
          </p>
          ${draftLine(this.#draft.status, this.words)}
        </form>
      </div>
    </div>`;
  }

  #content(): unknown {
    const { checking, store, fields } = this.#course!;
    const order = this.definition!.price ? store.order() : undefined;
    if (checking) return this.#check!({ sections: store.summary(), order, change: (event, section, path) => this.#change(event, section.step, path) }, this.words);
    return html`<div class="fields">${this.#tree!.render(fields)}</div>
      ${order?.totalOre
        ? html`<p class="price">${this.t('wizard.price-so-far')} <strong>${formatMoney(order.totalOre, this.words.language)}</strong></p>`
        : nothing}`;
  }

  get #heading(): string {
    return this.#course!.checking ? this.t('wizard.check') : this.words.text(this.#course!.step?.step.title);
  }

  /** The words of the button that goes on. */
  get #forward(): string {
    const { way, checking, steps, store } = this.#course!;
    if (checking) return this.definition!.price && store.order()?.totalOre ? 'wizard.submit-and-pay' : 'wizard.submit';
    if (way.returning) return 'wizard.back-to-check';
    const asks = [...this.#course!.kinds(way.current)].some((kind) => kind !== 'information');
    return steps[0]?.id === way.current && !asks ? 'wizard.start' : 'wizard.continue';
  }

  #begin(): void {
    this.#forget();
    this.#course = this.#tree = undefined;
    if (!this.definition) return;
    const today = () => this.today ?? todayIn('Europe/Copenhagen', new Date());
    try {
      this.#course = new Course(this.definition, this.inputs, today, this.words);
      this.#course.begin([this.withoutPage ? '' : stepInAddress(), this.step], this.step);
    } catch (error) {
      this.#course = undefined;
      const faults = error instanceof DefinitionError ? error.faults.map(({ path, message }) => `${path}: ${message}`) : [String(error)];
      warnOnce(`definition:${faults[0]}`, `The form definition cannot be shown. ${faults.join('; ')}`);
      return;
    }
    const course = this.#course;
    this.#tree = new FieldTree(course, this.words, this);
    this.#forget = course.store.subscribe(() => {
      this.#draft.changed();
      this.requestUpdate();
    });
    void this.#enter(course.way.current, true);
  }

  /** Fetches what the step needs, then shows it. False when the citizen has gone elsewhere in the meantime. */
  async #enter(id: string, replace: boolean): Promise<boolean> {
    const move = ++this.#moves;
    const course = this.#course!;
    this.loading = true;
    if (id === CHECK) this.#check = (await import('./check-answers.ts')).checkAnswers;
    else await loadKinds(course.kinds(id));
    if (move !== this.#moves) return false;
    this.loading = false;
    this.ready = true;
    course.way.enter(id);
    this.step = id;
    if (!this.withoutPage) putInAddress(id, replace);
    this.#prepareNext();
    await this.updateComplete;
    return true;
  }

  /** A change of step: asked about, shown, told. Focus goes to its heading, which says where one is. */
  async #go(to: string, { replace = false, path = '' } = {}): Promise<boolean> {
    const from = this.#course!.way.current;
    if (to === from) return true;
    const detail: StepDetail = { from, to };
    if (!ask(this, new FkEvent('fk-before-step', detail, { cancelable: true }))) return false;
    this.open = false;
    this.problem = '';
    if (!(await this.#enter(to, replace))) return false;
    scrollTo({ top: 0, behavior: 'instant' });
    if (path) await this.focusField(path);
    else this.renderRoot.querySelector('h1')?.focus({ preventScroll: true });
    if (this.#draft.unsaved || this.saver) void this.#draft.now();
    this.dispatchEvent(new FkEvent('fk-step', detail));
    return true;
  }

  /** Kinds and pieces of the following step, while the citizen reads this one. */
  #prepareNext(): void {
    const course = this.#course!;
    if (course.checking) return;
    const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 300));
    idle(() => {
      const next = course.steps[course.steps.findIndex(({ id }) => id === course.way.current) + 1];
      if (next) void loadKinds(course.kinds(next.id));
      else void import('./check-answers.ts');
    });
  }

  readonly #continue = (event: Event): void => {
    event.preventDefault();
    const course = this.#course!;
    if (!this.ready || this.submitting) return;
    if (course.checking) return void this.#submit();
    course.reveal(course.way.current);
    if (course.step?.complete) void this.#go(course.way.next(course.steps));
    else void this.#toErrors();
  };

  async #submit(): Promise<void> {
    const { store } = this.#course!;
    if (await this.#toOpen()) return;
    if (!ask(this, new FkEvent('fk-before-submit', undefined, { cancelable: true }))) return;
    this.problem = '';
    const shownTotalOre = store.order()?.totalOre ?? 0;
    const detail: SubmitDetail = { answers: store.values(), shownTotalOre, inputs: store.inputs() };
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
    const errors = this.renderRoot.querySelector<HTMLElement>('#errors');
    errors?.scrollIntoView({ block: 'start' });
    errors?.focus({ preventScroll: true });
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

  readonly #change = (event: Event, step: string, path: string): void => {
    event.preventDefault();
    this.#course!.way.returning = true;
    void this.#go(step, { path });
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
