/** Types of the journey. Importing this registers nothing: `@faelles/journey/fk-journey.js` does. */
export type { FkJourney } from './journey.ts';
export type { DefinedDetail, PhaseDetail } from './journey-events.ts';
export type { JourneyCalls } from './calls.ts';
export type { Phase, PhaseName } from './phase.ts';
