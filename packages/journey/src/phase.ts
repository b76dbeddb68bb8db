import type { Application } from '@faelles/schemas/application.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { ReceiptView } from '@faelles/schemas/receipt.js';
import type { DefinitionChanges } from './drafts/definition-changes.ts';
import type { ReceiptAsking } from './receipt-asking.ts';
import type { Trouble } from './trouble.ts';

/** What the form begins with: nothing, or the draft of an earlier visit. */
export interface Beginning {
  definition: FormDefinition;
  inputs?: Inputs | undefined;
  step?: string | undefined;
  /** When the draft was saved, ISO 8601 instant; absent for a new application. */
  savedAt?: string | undefined;
  /** The form has a newer version than the one the answers were given to: what is asked otherwise. */
  changes?: DefinitionChanges | undefined;
  /** The server does not have these answers yet; they were kept in this browser. */
  kept?: boolean | undefined;
}

/** Where the citizen is. Exactly one of these is on the page. */
export type Phase =
  | { name: 'loading' }
  /** Nothing of this can be shown; `lost` is about one receipt or payment, the others about the solution. */
  | { name: 'closed'; trouble: Trouble; about: 'solution' | 'payment' | 'receipt' }
  /** A draft of another device is to be opened here; its code is asked for. */
  | { name: 'resuming'; secret: string }
  /** The form. `earlier` is an application of this session that waits to be paid, or was received meanwhile. */
  | { name: 'filling'; beginning: Beginning; earlier?: Application | undefined }
  /** The form, while its answers are on their way. */
  | { name: 'submitting'; beginning: Beginning }
  /** It is sent, and waits for the consents of others. */
  | { name: 'consenting'; application: Application }
  /** Somebody came with an invitation to answer a consent; the form is not theirs. */
  | { name: 'invited'; secret: string }
  /** What the citizen has consented to. */
  | { name: 'consents' }
  | { name: 'paying'; application: Application; arrival: '' | 'cancelled' }
  /** Back from the provider, whose confirmation has not come yet. */
  | { name: 'waiting'; application: Application }
  /** Back from the provider in another browser than the one that sent the application: it is not ours to show here. */
  | { name: 'elsewhere' }
  | { name: 'receipt'; view: ReceiptView; asking: ReceiptAsking }
  /** Nothing of the visit is left in this browser: signed out, saved for later, or at a shared computer the time was over. */
  | { name: 'ended'; why?: 'saved' | 'over' | undefined };

export type PhaseName = Phase['name'];

/** Phases after the form. */
export type LaterPhase = Exclude<Phase, { name: 'loading' | 'closed' | 'resuming' | 'filling' | 'submitting' }>;

/** Which phase may follow which. What is not here is a fault of ours, not something a citizen can do. */
const moves: Record<PhaseName, readonly PhaseName[]> = {
  loading: ['loading', 'closed', 'resuming', 'invited', 'consents', 'filling', 'consenting', 'paying', 'waiting', 'elsewhere', 'receipt'],
  closed: ['loading'],
  resuming: ['loading'],
  // The receipt: of an application that was paid for while nobody looked.
  // The end: of a session at a shared computer.
  filling: ['filling', 'submitting', 'loading', 'consenting', 'paying', 'receipt', 'ended'],
  submitting: ['filling', 'consenting', 'paying', 'receipt', 'closed'],
  invited: ['loading'],
  consents: ['loading'],
  consenting: ['consenting', 'paying', 'receipt', 'loading', 'closed', 'ended'],
  paying: ['waiting', 'receipt', 'loading', 'closed', 'ended'],
  waiting: ['paying', 'receipt', 'closed'],
  elsewhere: ['loading'],
  // Received with a slip, and to be paid in another way after all.
  receipt: ['loading', 'paying', 'ended'],
  ended: ['loading'],
};

/** May the journey go from one phase to the other? */
export function mayMove(from: PhaseName, to: PhaseName): boolean {
  return moves[from].includes(to);
}

/** Does the phase come after the form? */
export function isLater(phase: Phase): phase is LaterPhase {
  return !['loading', 'closed', 'resuming', 'filling', 'submitting'].includes(phase.name);
}

/** Does the phase show what was sent for another? It says so itself, also when nobody is signed in any more. */
export function sentForOther(phase: Phase): boolean {
  const { subject } = phase.name === 'receipt' ? phase.view.receipt : 'application' in phase ? phase.application : {};
  return subject !== undefined && subject.kind !== 'self' && !!subject.displayName;
}
