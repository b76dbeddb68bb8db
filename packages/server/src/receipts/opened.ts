import { maskReceipt } from '@faelles/receipt/model';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { found } from '../http/found.ts';
import type { Call } from '../http/route.ts';
import { findReceipt, ownReceipt, type ReceiptRow } from './store.ts';

/** A receipt that somebody may read: `receipt` is what they may see of it, `row` what is stored. */
export type OpenedReceipt = { row: ReceiptRow; receipt: Receipt; masked: boolean };

/**
 * The receipt `params.id`, whole for its own session and masked for who holds a link to it: the one rule for the page,
 * its files and the status of its case.
 * @throws ProblemError `not-found`
 */
export async function openedReceipt({ ctx, caller, params }: Pick<Call<unknown, unknown, 'link' | 'session'>, 'ctx' | 'caller' | 'params'>): Promise<OpenedReceipt> {
  const id = params.id!;
  if (caller.kind === 'session') {
    const row = found(await ownReceipt(ctx.db, caller.session.id, id));
    return { row, receipt: row.receipt, masked: false };
  }
  const opens = caller.link.kind === 'receipt' && caller.link.resourceId === id;
  const row = found(opens ? await findReceipt(ctx.db, id) : undefined);
  return { row, receipt: maskReceipt(row.receipt), masked: true };
}
