import { createBareStore, type BareStore } from '@faelles/form-engine/bare-store.js';
import { compileForm, DefinitionError, fieldAt, type Form } from '@faelles/form-engine/compile.js';
import type { FieldState, StepState } from '@faelles/form-engine/field-state.js';
import { holderKinds, type ParseField } from '@faelles/form-engine/kinds/kind.js';
import { needsMore } from '@faelles/form-engine/rules/core.js';
import { readAnswer } from '@faelles/form-engine/read-answer.js';
import { readerOf } from '@faelles/fields/kind-registry.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { Exit, FormDefinition } from '@faelles/schemas/definition.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { ListedError } from './error-summary.ts';
import { loadAround, loadFields } from './field-tree.ts';
import { errorsIn, errorOf, flat, kindsOf, type Wording } from './questions.ts';
import type { Asking } from './asking.ts';
import type { OwnFields } from './own-fields.ts';
import { whenIdle } from './prefetch.ts';
import { listSteps, type ListedStep, type TrailingStep } from './step-list.ts';
import { CHECK, Way } from './way.ts';

/** One definition being filled in: the store, and the way through its steps. Draws nothing. */
export class Course {
  readonly form: Form;
  readonly store: BareStore;
  readonly way = new Way();
  /** Elements of the page's own among the fields, when there are any. */
  own: OwnFields | undefined;
  /** What the server is asked about, when the form asks it anything. */
  asking: Asking | undefined;
  readonly #today: () => string;
  readonly words: LanguageController;
  readonly #wording: Wording;
  #reading: Promise<void> | undefined;
  #all: ParseField | undefined;
  #priced = false;

  /** Throws DefinitionError when the definition cannot be used. */
  constructor(definition: FormDefinition, inputs: Inputs | undefined, today: () => string, words: LanguageController) {
    this.form = compileForm(definition);
    this.store = createBareStore(this.form, { inputs: inputs ?? {}, today }, this.#read);
    this.#today = today;
    this.words = words;
    // The day is asked for by few words, and dear.
    this.#wording = {
      words,
      get today() {
        return today();
      },
    };
  }

  /**
   * Fetches how every answer of the form is read: a kind's element brings it along. What was typed decides which steps
   * apply, so it is needed at once when something was.
   */
  read(): Promise<void> {
    this.#reading ??= this.#readers().catch((error: unknown) => {
      this.#reading = undefined;
      throw error;
    });
    return this.#reading;
  }

  /** Fetches what a step needs to be shown and answered: what applies now, or the `whole` of it. */
  async ready(id: string, whole = false): Promise<void> {
    const fields = whole ? this.defined(id) : this.#applying(id);
    // Before anything is answered there is hardly a price to show; on check-your-answers it is part of what is sent.
    const answered = id === CHECK || Object.keys(this.store.inputs()).length > 0;
    if (!answered) whenIdle(() => void this.#price().catch(() => {}));
    await Promise.all([loadFields(fields), loadAround(this.defined(id)), answered && this.#price()]);
    if (!readable(fields)) await this.read();
  }

  /** The fields of a step that apply. Lists stay whole: an entry is added at once. */
  #applying(id: string): readonly FieldDefinition[] {
    if (!this.defined(id).length) return [];
    return flat(this.store.stepFields(id)).map(({ field }) => (!field.fields || field.kind === 'list' || field.kind === 'fetched' ? field : { ...field, fields: [] }));
  }

  async #price(): Promise<void> {
    if (!this.form.definition.price || this.#priced) return;
    const [{ orderSoFar }, { learnOperations }] = await Promise.all([import('@faelles/form-engine/pricing.js'), import('@faelles/form-engine/rules/more.js')]);
    learnOperations();
    this.#priced = true;
    this.store.priceWith(orderSoFar);
  }

  /** The same form with other answers. */
  beside(inputs: Inputs): Course {
    return new Course(this.form.definition, inputs, this.#today, this.words);
  }

  /** Do rules of the form use operations that are not here yet? Until they are, nobody knows what applies. */
  get lacking(): boolean {
    const { steps, computed } = this.form.definition;
    return needsMore([steps, computed]);
  }

  /** Fetches the operations that rules of the form use. */
  async learn(): Promise<void> {
    if (this.lacking) (await import('@faelles/form-engine/rules/more.js')).learnOperations();
  }

  async #readers(): Promise<void> {
    const fields = this.form.definition.steps.flatMap((step) => step.fields);
    await Promise.all([loadFields(fields), this.learn()]);
    // Elements of the page's own read nothing themselves.
    if (!readable(fields)) this.#all = (await import('@faelles/form-engine/parse.js')).parseField;
    this.store.readWith((...answer) => this.#read(...answer));
  }

  /** An answer whose reader is not there yet, as the default of a later step, is read when it has come. */
  readonly #read: ParseField = (field, input, context) => {
    if (this.#all) return this.#all(field, input, context);
    const reader = readerOf(field);
    if (!reader && input !== undefined) void this.read().catch(() => {});
    return readAnswer(reader, field, input, context);
  };

  /** The steps that apply. Behind an exit there are none. */
  get steps(): StepState[] {
    const { own } = this;
    const applying = this.store.steps().filter(({ applies }) => applies);
    const steps = own ? applying.map((step) => own.judge(step)) : applying;
    const exit = steps.findIndex(({ step }) => step.exit);
    return exit < 0 ? steps : steps.slice(0, exit + 1);
  }

  /** The step shown, also when an answer in it has just put it out of the way; undefined on check-your-answers. */
  get step(): StepState | undefined {
    if (this.checking) return undefined;
    const step = this.store.step(this.way.current);
    return this.own ? this.own.judge(step) : step;
  }

  /** Nothing keeps the citizen in the step shown. */
  get complete(): boolean {
    const { step } = this;
    return !!step && (step.complete || !step.applies);
  }

  /** What an exit page says; undefined of other steps. */
  exit(id: string): Exit | undefined {
    return this.form.definition.steps.find((step) => step.id === id)?.exit;
  }

  get checking(): boolean {
    return this.way.current === CHECK;
  }

  /** The step to begin with: the one asked for when it can be reached, else the first. */
  begin(wanted: readonly (string | undefined)[], seen: string | undefined): void {
    const { steps } = this;
    if (seen) this.way.resume(seen, steps);
    this.way.enter(wanted.find((id) => id && this.way.reaches(id, steps)) ?? steps[0]!.id);
  }

  list(trailing: readonly TrailingStep[]): ListedStep[] {
    const { way } = this;
    const all = listSteps(way.known(this.store.steps(), this.words.t('wizard.check')), way.current, trailing);
    const last = this.steps.at(-1);
    if (!last?.step.exit) return all;
    // Where the way ends is not told before the citizen comes there.
    const at = all.findIndex(({ id }) => id === last.id);
    if (last.id === way.current) return all.slice(0, at + 1);
    return all.filter((_, index) => index !== at).map((step, index) => (index < at ? step : { ...step, reachable: false }));
  }

  /** The fields of the step shown. */
  get fields(): FieldState[] {
    return this.checking ? [] : this.store.stepFields(this.way.current);
  }

  /** The step a path belongs to. */
  stepOf(path: string): string | undefined {
    return this.steps.find(({ id }) =>
      flat(this.store.stepFields(id)).some((state) => path === state.path || path.startsWith(`${state.path}.`)),
    )?.id;
  }

  /** Errors shown in the step, once the citizen asked to go on from it. */
  get errors(): ListedError[] {
    return this.way.isRevealed(this.way.current) ? errorsIn(this.fields, (state) => this.errorOf(state)) : [];
  }

  /** Paths of the questions a step asks now. */
  readonly asks = (id: string): string[] => flat(this.store.stepFields(id)).map(({ path }) => path);

  /** From check-your-answers to change something, and back there. */
  leaveCheck(): void {
    this.way.leaveCheck(this.steps.flatMap(({ id }) => this.asks(id)));
  }

  /** Does anything in the form come from the server, or is checked by it? */
  get asksServer(): boolean {
    return [...this.form.fields.values()].some(({ field }) => field.prefill || field.checks?.some(({ ask }) => ask));
  }

  /** The same by path; what a fetched answer is made of has no field of its own. */
  cautionAt(path: string): string {
    return fieldAt(this.form, path) ? this.cautionOf(this.store.field(path)) : '';
  }

  /** The words of the warning to be shown at a field. */
  cautionOf(state: FieldState): string {
    return errorOf(state, this.#wording, true);
  }

  errorOf(state: FieldState): string {
    return errorOf(state, this.#wording) || (state.shown && this.own?.fault(state.path)) || '';
  }

  reveal(id: string): void {
    this.way.reveal(id);
    this.store.reveal(id);
  }

  /** Something is missing or wrong in these steps: their errors are shown from now on. The first of them. */
  revealOpen(): string | undefined {
    for (const { id, complete } of this.steps) if (!complete) this.reveal(id);
    return this.way.firstOpen(this.steps);
  }

  /** Has a step such a field, whether it applies or not? */
  has(kind: FieldDefinition['kind'], id: string): boolean {
    return [...kindsOf(this.defined(id)).values()].some((field) => field.kind === kind);
  }

  defined(id: string): readonly FieldDefinition[] {
    return this.form.definition.steps.find((step) => step.id === id)?.fields ?? [];
  }
}

/** Have the elements of these fields come with how their answers are read? */
function readable(fields: readonly FieldDefinition[]): boolean {
  return [...kindsOf(fields).values()].every((field) => field.kind === 'information' || holderKinds.includes(field.kind) || readerOf(field));
}

/** Why a definition cannot be shown, for its author: places and rules, never answers. */
export function faultsOf(error: unknown): string {
  return error instanceof DefinitionError ? error.faults.map(({ path, message }) => `${path}: ${message}`).join('; ') : String(error);
}
