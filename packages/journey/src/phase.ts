import type { Application } from '@faelles/schemas/application.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { ReceiptView } from '@faelles/schemas/receipt.js';
import type { Trouble } from './trouble.ts';

/** What the form begins with: nothing, or the draft of an earlier visit. */
export interface Beginning {
  definition: FormDefinition;
  inputs?: Inputs | undefined;
  step?: string | undefined;
  /** When the draft was saved, ISO 8601 instant; absent for a new application. */
  savedAt?: string | undefined;
  /** The form has a newer version than the one the answers were given to. */
  changed?: boolean;
}

/** Where the citizen is. Exactly one of these is on the page. */
export type Phase =
  | { name: 'loading' }
  /** Nothing of this can be shown; `lost` is about one receipt or payment, the others about the solution. */
  | { name: 'closed'; trouble: Trouble; about: 'solution' | 'payment' | 'receipt' }
  /** The form. `earlier` is an application of this session that waits to be paid, or was received meanwhile. */
  | { name: 'filling'; beginning: Beginning; earlier?: Application | undefined }
  /** The form, while its answers are on their way. */
  | { name: 'submitting'; beginning: Beginning }
  | { name: 'paying'; application: Application; arrival: '' | 'cancelled' }
  /** Back from the provider, whose confirmation has not come yet. */
  | { name: 'waiting'; application: Application }
  | { name: 'receipt'; view: ReceiptView }
  /** Signed out: nothing of the visit is left in this browser. */
  | { name: 'ended' };

export type PhaseName = Phase['name'];

/** Which phase may follow which. What is not here is a fault of ours, not something a citizen can do. */
const moves: Record<PhaseName, readonly PhaseName[]> = {
  loading: ['loading', 'closed', 'filling', 'paying', 'waiting', 'receipt'],
  closed: ['loading'],
  // The receipt: of an application that was paid for while nobody looked.
  filling: ['filling', 'submitting', 'loading', 'paying', 'receipt'],
  submitting: ['filling', 'paying', 'receipt', 'closed'],
  paying: ['waiting', 'receipt', 'loading', 'closed'],
  waiting: ['paying', 'receipt', 'closed'],
  receipt: ['loading', 'ended'],
  ended: ['loading'],
};

/** May the journey go from one phase to the other? */
export function mayMove(from: PhaseName, to: PhaseName): boolean {
  return moves[from].includes(to);
}
