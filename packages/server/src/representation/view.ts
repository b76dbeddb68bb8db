import type { PowerOfAttorney, PowerParty } from '@faelles/schemas/power-of-attorney.js';
import type { ServerContext } from '../context.ts';
import { keyedHash } from '../hash.ts';
import { today } from '../today.ts';
import type { Own } from './grants.ts';
import { fold, follow, statusOn, type Side } from './power-state.ts';
import { sideOf, type PowerEventRow, type PowerRow } from './powers.ts';

/** A power of attorney as one of its two sides sees it. Call only for somebody who has a part in it. */
export function viewPower(ctx: ServerContext, row: PowerRow, events: readonly PowerEventRow[], own: readonly Own[]): PowerOfAttorney {
  const mine = sideOf(row, own)!;
  const status = statusOn(today(ctx), row.status, row.validTo);
  const state = fold(events);
  const open = status === 'active' || status === 'requested';
  return {
    id: row.id,
    giver: party(ctx, row, 'giver', mine),
    receiver: party(ctx, row, 'receiver', mine),
    scope: row.scope,
    level: row.level,
    validFrom: row.validFrom,
    ...(row.validTo === null ? {} : { validTo: row.validTo }),
    status,
    basis: 'digital',
    mine,
    mayAnswer: open && follow(state, { type: 'accepted', by: mine }) !== undefined,
    mayWithdraw: open && follow(state, { type: 'withdrawn', by: mine }) !== undefined,
    history: events.map(({ type, at }) => ({ type, at: at.toISOString() })),
  };
}

function party(ctx: ServerContext, row: PowerRow, side: Side, reader: Side): PowerParty {
  const kind = side === 'giver' ? row.giverKind : row.receiverKind;
  const known = side === 'giver' ? row.giverName : row.receiverName;
  // The writer's own word for the other stands in until they have shown who they are, and only for the writer.
  const called = reader === row.writtenBy && side !== row.writtenBy ? row.otherName : null;
  // An id of its own for each power: from the id of a number it could be told whose number it is elsewhere.
  return { kind, id: keyedHash(ctx.config.secrets.session, `power ${row.id} ${side}`).slice(0, 32), displayName: known ?? called ?? '' };
}
