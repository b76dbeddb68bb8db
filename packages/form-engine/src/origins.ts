import type { Json } from '@faelles/schemas/json.js';
import type { Origin, Origins } from '@faelles/schemas/sources.js';

/**
 * The member of inputs and answers that holds where prefilled answers came from, by path. No field can have this name:
 * a name begins with a letter. So a draft keeps origins without knowing of them.
 */
export const ORIGINS = '$origins';

/** The origins in inputs or answers, taken as they are. */
export function originsIn(holder: { [name: string]: Json }): Origins {
  const found = holder[ORIGINS];
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Origins) : {};
}

/** Whether an answer is still what the source said. */
export function isChanged(origin: Origin, value: Json | undefined): boolean {
  return JSON.stringify(origin.value) !== JSON.stringify(value);
}
