import type { Answers, Inputs } from '@faelles/schemas/answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { MessageParams } from '@faelles/language/message.js';
import type { Calls } from './calls.ts';
import type { FollowUp } from './follow-up.ts';
import type { Memory } from './memory.ts';
import type { Place } from './page-place.ts';
import type { Outcome } from './submission.ts';
import type { Trouble } from './trouble.ts';

/** What the flow needs of the element, and tells it. */
export interface FlowHost {
  readonly language: string;
  /** The phase or the problem has changed. */
  moved(): void | Promise<void>;
  /** What the answers on the page cost now, øre. */
  total(): number | undefined;
  /** The definition is known. */
  defined(definition: FormDefinition): void;
  /** The server found these wrong; the form shows them. */
  wrong(issues: Issue[]): void;
  /** The server does not let the citizen act for whom they have chosen: they may choose again. */
  refused(): void;
  /** What is on the page now. */
  current(): { inputs: Inputs; step: string };
  /** The form is to be saved when it is shown next: the server does not have what it begins with. */
  save(): void;
}

/** What the citizen is told above the form, to be put into words when shown. */
export interface Problem {
  key: string;
  params?: MessageParams;
  /** Øre to be written as money. */
  amounts?: Record<string, number>;
}

export interface FlowParts {
  solution: string;
  calls: Calls;
  /** The definition of the solution, the newest or a version. @throws LoadError */
  define(version?: string): Promise<FormDefinition>;
  memory: Memory;
  place: Place;
  followUp: FollowUp;
  host: FlowHost;
}

/** What the wizard submits. */
export interface Sent {
  answers: Answers;
  shownTotalOre: number;
  inputs: Inputs;
  /** Ids of the steps that applied. */
  steps: string[];
}

const problems: Record<Trouble, string> = {
  offline: 'journey.send-offline',
  busy: 'journey.too-many',
  'not-found': 'journey.internal',
  'no-access': 'journey.internal',
  faulty: 'journey.internal',
  internal: 'journey.internal',
};

/** What the citizen is told of answers that were not submitted. */
export function problemOf(outcome: Outcome, shownTotalOre: number): Problem {
  if (outcome.result === 'price-changed') {
    return { key: 'journey.price-changed', amounts: { before: shownTotalOre, after: outcome.order.totalOre } };
  }
  if (outcome.result === 'definition-changed') return { key: 'journey.definition-changed' };
  if (outcome.result === 'issues') return { key: 'journey.server-issues' };
  if (outcome.result === 'representation-ended' || outcome.result === 'representation-insufficient') return { key: `journey.${outcome.result}` };
  return { key: problems[outcome.result === 'trouble' ? outcome.trouble : 'internal'] };
}
