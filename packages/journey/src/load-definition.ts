import type { FormDefinition } from '@faelles/schemas/definition.js';
import { troubleOf, troubleOfStatus, type Trouble } from './trouble.ts';

/** A definition that could not be had, and why. */
export class LoadError extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(`The definition cannot be loaded: ${trouble}`);
    this.trouble = trouble;
  }
}

/**
 * Fetches the definition of a solution: the newest, or the `version` a draft began with.
 * The server has checked it before it served it; here it is only asked whether it is one at all.
 * @throws LoadError
 */
export async function loadDefinition(base: string, solution: string, version?: string): Promise<FormDefinition> {
  const query = version === undefined ? '' : `?version=${encodeURIComponent(version)}`;
  const address = `${base}/solutions/${encodeURIComponent(solution)}/definition.json${query}`;
  const answer = await fetch(address, { headers: { accept: 'application/json' } }).catch((error: unknown) => {
    throw new LoadError(troubleOf(error));
  });
  if (!answer.ok) throw new LoadError(troubleOfStatus(answer.status));
  const definition = (await answer.json().catch(() => undefined)) as FormDefinition | undefined;
  if (definition?.formatVersion !== 1 || !Array.isArray(definition.steps)) throw new LoadError('faulty');
  return definition;
}
