import type { Inputs } from '@faelles/schemas/answers.js';
import type { Flow } from './flow.ts';
import type { Beginning } from './phase.ts';

/** The form has a newer version, says the server to a save: the answers go on in that, and the citizen is told. */
export async function renew(flow: Flow): Promise<void> {
  const { inputs, step } = flow.parts.host.current();
  const beginning = await carry(flow, inputs, step);
  if (beginning && flow.phase.name === 'filling') flow.move({ name: 'filling', beginning });
}

/** The answers in the newest form; undefined when that is the one there is, or it cannot be had. The draft stays, with its files. */
export async function carry(flow: Flow, inputs: Inputs, step: string): Promise<Beginning | undefined> {
  const before = flow.definition;
  try {
    const { carryOver } = await import('./drafts/definition-changes.ts');
    const definition = await flow.define();
    if (definition.version === before?.version) return undefined;
    flow.parts.host.save();
    return { definition, step, ...carryOver(before, definition, inputs) };
  } catch {
    return undefined;
  }
}
