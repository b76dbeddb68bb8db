import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { PhaseName } from './phase.ts';

/** The definition that is shown; for the page around the journey, which names the sender and takes its theme. */
export interface DefinedDetail {
  definition: FormDefinition;
}

/** A change of phase. */
export interface PhaseDetail {
  from: PhaseName;
  to: PhaseName;
}
