import type { Application } from '@faelles/schemas/application.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Draft } from '@faelles/schemas/draft.js';
import type { Calls } from './calls.ts';
import type { Memory } from './memory.ts';
import type { Beginning } from './phase.ts';
import { isProblem } from './trouble.ts';

interface Found {
  beginning: Beginning;
  draft?: Draft | undefined;
  earlier?: Application | undefined;
  /** The answer to the last submission was lost, and this is what became of it. */
  submitted?: Application | undefined;
}

interface Looking {
  calls: Calls;
  memory: Memory;
  solution: string;
  define(version?: string): Promise<FormDefinition>;
}

/**
 * What the form begins with: the definition, the draft of this session, and an application of it that waits to be paid.
 * A browser that never began anything is asked nothing, so a first visit costs one request and no client.
 * @throws LoadError, NetworkError: an empty form in place of a draft that could not be fetched would look like a loss
 */
export async function findBeginning({ calls, memory, solution, define }: Looking): Promise<Found> {
  const visit = memory.read();
  const [newest, draft, earlier] = await Promise.all([
    define(),
    visit.begun ? gone(async () => (await calls()).drafts.current(solution)) : undefined,
    visit.applicationId ? gone(async () => (await calls()).applications.get(visit.applicationId!)) : undefined,
  ]);
  if (visit.applicationId && !earlier) memory.write({ begun: visit.begun });
  if (!draft && visit.submitting) {
    const submitted = await gone(async () => (await calls()).applications.newest(solution));
    if (submitted) return { beginning: { definition: newest }, submitted };
  }
  if (!draft) return { beginning: { definition: newest }, earlier };
  // A draft stays on the version it began with.
  const definition = draft.definitionVersion === newest.version ? newest : await define(draft.definitionVersion);
  const { inputs, step, savedAt } = draft;
  return { beginning: { definition, inputs, step, savedAt }, draft, earlier };
}

/** `undefined` for what is not there (any more), or not for this session. */
async function gone<Value>(ask: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (isProblem(error) && [401, 403, 404].includes(error.status)) return undefined;
    throw error;
  }
}
