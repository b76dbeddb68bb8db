import type { StepState } from '@faelles/form-engine/field-state.js';
import type { KnownStep } from './step-list.ts';

/** Id of the last step, check your answers. */
export const CHECK = 'check';

/** Where the citizen is, has been, and goes next. Steps are those that apply, in order; check-your-answers comes last. */
export class Way {
  current = '';
  /** Came from check-your-answers to change something, and wants back there. What the change opens anew is asked first. */
  returning = false;
  /** Questions the citizen has had before them, also those that went away since: they come back answered as they were. */
  readonly #asked = new Set<string>();
  readonly #visited = new Set<string>();
  /** Steps from which the citizen asked to go on: their errors are shown. */
  readonly #revealed = new Set<string>();

  enter(id: string): void {
    this.current = id;
    this.#visited.add(id);
    if (id === CHECK) this.returning = false;
  }

  /** Leaves check-your-answers, where `asked` stand, to change one of them. */
  leaveCheck(asked: readonly string[]): void {
    this.returning = true;
    asked.forEach((path) => this.#asked.add(path));
  }

  reveal(id: string): void {
    this.#revealed.add(id);
  }

  isRevealed(id: string): boolean {
    return this.#revealed.has(id);
  }

  /** The first step with something missing. */
  firstOpen(steps: readonly StepState[]): string | undefined {
    return steps.find(({ complete }) => !complete)?.id;
  }

  /**
   * After Continue: the next step; on the way back to the check only steps with something missing or with new questions,
   * as `asks` gives them.
   */
  next(steps: readonly StepState[], asks: (id: string) => string[]): string {
    const at = steps.findIndex(({ id }) => id === this.current);
    if (this.returning) {
      asks(this.current).forEach((path) => this.#asked.add(path));
      const open = steps.find(({ id, complete, step }) => !complete || step.exit || asks(id).some((path) => !this.#asked.has(path)));
      return open?.id ?? CHECK;
    }
    // The last one, or one that its own answers have put out of the way.
    return (at < 0 ? undefined : steps[at + 1]?.id) ?? this.firstOpen(steps) ?? CHECK;
  }

  previous(steps: readonly StepState[]): string | undefined {
    const ids = [...steps.map(({ id }) => id), CHECK];
    return ids[ids.indexOf(this.current) - 1];
  }

  /** May the citizen go there? Visited, or everything before it is answered. */
  reaches(id: string, steps: readonly StepState[]): boolean {
    if (id !== CHECK && !steps.some((step) => step.id === id)) return false;
    const before = id === CHECK ? steps : steps.slice(0, steps.findIndex((step) => step.id === id));
    return (this.#visited.has(id) && id !== CHECK) || before.every(({ complete }) => complete);
  }

  /** Everything up to here has been seen, as the draft of an earlier visit says. */
  resume(id: string, steps: readonly StepState[]): void {
    for (const step of steps) {
      this.#visited.add(step.id);
      if (step.id === id) return;
    }
  }

  /** What the progress is drawn from. */
  known(all: readonly StepState[], checkTitle: string): KnownStep[] {
    const listed = all
      .filter(({ id, applies, step }) => applies || (!step.exit && this.#visited.has(id)))
      .map((step) => ({ id: step.id, title: step.step.title, from: step, gone: !step.applies && step.id !== this.current }));
    return [...listed, { id: CHECK, title: checkTitle, from: undefined, gone: false }].map(({ from, ...step }) => ({
      ...step,
      // Asked when it matters: a step nobody has come to is not read.
      get complete() {
        return !!from?.complete;
      },
      visited: this.#visited.has(step.id),
      revealed: this.#revealed.has(step.id),
    }));
  }
}
