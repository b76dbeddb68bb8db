import type { Application } from '@faelles/schemas/application.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Draft } from '@faelles/schemas/draft.js';
import type { Calls } from './calls.ts';
import type { Shelf } from './drafts/shelf.ts';
import type { Memory } from './memory.ts';
import type { Beginning } from './phase.ts';
import { isProblem } from './trouble.ts';

interface Found {
  beginning: Beginning;
  draft?: Omit<Draft, 'inputs'> | undefined;
  earlier?: Application | undefined;
  /** The answer to the last submission was lost, and this is what became of it. */
  submitted?: Application | undefined;
}

interface Looking {
  calls: Calls;
  memory: Memory;
  shelf: Shelf;
  solution: string;
  /** The newest definition, which becomes the form. */
  define(): Promise<FormDefinition>;
  /** A version of it, to compare with. */
  older(version: string): Promise<FormDefinition>;
}

/**
 * What the form begins with: the definition, the draft of this session, and an application of it that waits to be paid.
 * What this browser kept comes before what the server has: it is what the citizen saw last.
 * A browser that never began anything is asked nothing, so a first visit costs one request and no client.
 * @throws LoadError, NetworkError: an empty form in place of a draft that could not be fetched would look like a loss
 */
export async function findBeginning({ calls, memory, shelf, solution, define, older }: Looking): Promise<Found> {
  const visit = memory.read();
  const [definition, draft, last, kept] = await Promise.all([
    define(),
    visit.begun ? gone(async () => (await calls()).drafts.current(solution)) : undefined,
    visit.applicationId ? gone(async () => (await calls()).applications.get(visit.applicationId!)) : undefined,
    shelf.find(),
  ]);
  // What was taken back or ran out is nothing to go on with.
  const earlier = last && ['withdrawn', 'expired'].includes(last.state) ? undefined : last;
  if (visit.applicationId && !earlier) memory.write({ ...memory.read(), applicationId: undefined });
  if (!draft && visit.submitting) {
    const submitted = await gone(async () => (await calls()).applications.newest(solution));
    if (submitted) return { beginning: { definition }, submitted };
  }
  const found = kept ?? draft;
  if (!found) return { beginning: { definition }, earlier };
  const { step, savedAt } = found;
  const beginning: Beginning = { definition, inputs: found.inputs, step, savedAt, kept: kept !== undefined };
  if (found.definitionVersion !== definition.version) {
    const [{ carryOver }, before] = await Promise.all([
      import('./drafts/definition-changes.ts'),
      older(found.definitionVersion).catch(() => undefined),
    ]);
    Object.assign(beginning, carryOver(before, definition, found.inputs));
  }
  return { beginning, draft: kept ? kept.draft : draft, earlier };
}

/** `undefined` for what is not there (any more), or not for this session. */
export async function gone<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isProblem(error) && [401, 403, 404].includes(error.status)) return undefined;
    throw error;
  }
}
