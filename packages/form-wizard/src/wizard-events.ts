import type { Answers, Inputs } from '@faelles/schemas/answers.js';

/** A step change: ids of steps. */
export interface StepDetail {
  from: string;
  to: string;
}

/** What is submitted. It holds what the citizen wrote: for the page that sends it on, not for logs. */
export interface SubmitDetail {
  answers: Answers;
  /** The total the citizen saw, øre; 0 when nothing is to be paid. */
  shownTotalOre: number;
  inputs: Inputs;
  /** Ids of the steps that applied, check-your-answers last. */
  steps: string[];
}
