import type { Issue } from '@faelles/schemas/issue.js';
import type { Evaluation } from './evaluation.ts';
import type { StepState } from './field-state.ts';

/** A step as it stands. What nobody asks about it is not worked out: a step nobody has come to is not read. */
export class Standing implements StepState {
  readonly id: string;
  readonly step: StepState['step'];
  readonly applies: boolean;
  /** Whether it is complete, if that was asked already. */
  readonly whole: boolean | undefined;
  readonly #evaluation: Evaluation;

  constructor(step: StepState['step'], evaluation: Evaluation, whole?: boolean) {
    this.id = step.id;
    this.step = step;
    this.applies = evaluation.stepApplies(step.id);
    this.whole = whole;
    this.#evaluation = evaluation;
  }

  get complete(): boolean {
    return this.whole ?? this.#evaluation.complete(this.id);
  }

  get issues(): Issue[] {
    return this.#evaluation.step(this.id).issues;
  }
}
