import type { SourceAnswer } from '@faelles/schemas/sources.js';
import type { ServerContext } from '../context.ts';
import { within } from '../outside.ts';
import type { StoredSession } from '../sessions/provider.ts';
import { demoSource } from './demo-source.ts';
import { httpSource } from './http-source.ts';
import { holderOf, prove, WHOLE, wholeOf } from './proof.ts';
import type { DataSource } from './source.ts';

const demoPatience = 5_000;

/** The source of an id: one that is set up, else one of the demo's in the demo profile. */
export function sourceOf(ctx: ServerContext, id: string): DataSource | undefined {
  const { sources, profile, demoPerson } = ctx.config;
  if (Object.hasOwn(sources, id)) return httpSource(sources[id]!, ctx.fetch);
  return profile === 'demo' ? demoSource(id, { secret: ctx.config.secrets.session, anybody: demoPerson }) : undefined;
}

/**
 * What a source says about the holder of a session, or whom they act for, with proofs. Never throws: a source that fails
 * is away. About the giver of a power of attorney nobody is asked: it lets another act in one area, and gives no look
 * into the registers about them; the receiver types what is needed.
 */
export async function fetchFor(ctx: ServerContext, session: StoredSession, id: string, source: DataSource, wanted: readonly string[]): Promise<SourceAnswer> {
  const fetchedAt = ctx.clock().toISOString();
  const empty = { fetchedAt, data: {}, proofs: {} };
  if (session.representation?.basis === 'power-of-attorney') return { state: 'unknown', ...empty };
  const proof = (datum: string, value: Parameters<typeof prove>[1]['value']) =>
    prove(ctx.config.secrets.session, { holder: holderOf(session), source: id, datum, value, fetchedAt });
  try {
    const patience = Object.hasOwn(ctx.config.sources, id) ? ctx.config.sources[id]!.timeoutMs : demoPatience;
    const found = await within(patience, (signal) => source.fetch(session, wanted, signal));
    if (found.state === 'unknown') return { state: 'unknown', ...empty };
    if (found.state === 'protected') return { state: 'protected', ...empty, proofs: { [WHOLE]: proof(WHOLE, wholeOf('protected', wanted, {})) } };
    const proofs = Object.fromEntries(Object.entries(found.data).map(([datum, value]) => [datum, proof(datum, value)]));
    proofs[WHOLE] = proof(WHOLE, wholeOf('found', wanted, found.data));
    return { state: 'found', fetchedAt, data: found.data, proofs };
  } catch {
    // Which source, never about whom; the error's own words could hold anything.
    ctx.log.warn('source-away', { source: id });
    return { state: 'away', ...empty };
  }
}
