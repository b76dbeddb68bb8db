import type { Json } from '@faelles/schemas/json.js';
import type { Actor, Subject } from '@faelles/schemas/party.js';

/** Whom data is asked about: who is signed in, and whom they act for. Never what somebody typed. */
export type Person = { actor: Actor; onBehalfOf?: Subject | undefined };

/** What a source knows. `protected` is name and address protection: no data then, whatever was asked for. */
export type Found =
  | { state: 'found'; data: { [datum: string]: Json } }
  | { state: 'protected' }
  /** The source knows nobody here, as when nobody is signed in. */
  | { state: 'unknown' };

/** Where data of a person or company comes from: a register, a municipality's own system. */
export interface DataSource {
  /** The data by these names, those it has. Rejects when the source is away; `signal` ends a call that takes too long. */
  fetch(person: Person, data: readonly string[], signal: AbortSignal): Promise<Found>;
}
