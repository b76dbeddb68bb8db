import type { Text } from '@faelles/schemas/text.js';

/** A step that comes after the form and is somebody else's, as payment: shown in the progress, never entered. */
export interface TrailingStep {
  id: string;
  title: Text | string;
  state?: ListedStep['state'];
}

/** A step as the progress shows it. */
export interface ListedStep {
  id: string;
  title: Text | string;
  state: 'open' | 'current' | 'started' | 'done' | 'errors' | 'not-applicable';
  /** The citizen may go there now. */
  reachable: boolean;
}

/** What is known of a step of the form. */
export interface KnownStep {
  id: string;
  title: Text | string;
  complete: boolean;
  visited: boolean;
  /** The citizen asked to go on from here, so errors are shown. */
  revealed: boolean;
  /** It was seen, and answers given since leave it out: its answers are kept, should it come back. */
  gone?: boolean;
}

/**
 * The steps in order with their states. A step can be reached once it has been visited, or when every step before it is
 * complete: nobody is led past a question, and nobody is kept from going back.
 */
export function listSteps(steps: readonly KnownStep[], current: string, trailing: readonly TrailingStep[]): ListedStep[] {
  let open = true;
  const listed = steps.map((step): ListedStep => {
    const reachable = !step.gone && (open || step.visited);
    open &&= step.complete || !!step.gone;
    return { id: step.id, title: step.title, reachable, state: stateOf(step, current) };
  });
  return [...listed, ...trailing.map(({ id, title, state }) => ({ id, title, state: state ?? 'open', reachable: false }))];
}

/** Where the citizen is among the steps that apply: `Trin 2 af 5`. */
export function placeOf(steps: readonly ListedStep[]): { at: number; number: number; count: number } {
  const at = steps.findIndex(({ state }) => state === 'current');
  const counted = (listed: readonly ListedStep[]) => listed.filter(({ state }) => state !== 'not-applicable').length;
  return { at, number: counted(steps.slice(0, at + 1)), count: counted(steps) };
}

function stateOf({ id, complete, visited, revealed, gone }: KnownStep, current: string): ListedStep['state'] {
  if (id === current) return 'current';
  if (gone) return 'not-applicable';
  if (!visited) return 'open';
  if (complete) return 'done';
  return revealed ? 'errors' : 'started';
}
