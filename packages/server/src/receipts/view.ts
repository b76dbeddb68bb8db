import { maskReceipt } from '@faelles/receipt/model';
import type { ReceiptLink, ReceiptView } from '@faelles/schemas/receipt.js';
import type { ServerContext } from '../context.ts';
import { deliveriesOf } from '../outbox/status.ts';
import { newestPayment } from '../payments/store.ts';
import { statusView } from '../status/view.ts';
import type { ReceiptRow } from './store.ts';
import { onSignature } from './verdict.ts';

/** A receipt for its own session: everything, the signature, and at the first reading a link. */
export async function wholeView(ctx: ServerContext, row: ReceiptRow, link: ReceiptLink | undefined): Promise<ReceiptView> {
  const { receipt, jws, applicationId } = row;
  const verification = await verificationOf(ctx, row);
  return { receipt, masked: false, ...(jws !== null && { jws }), verification, ...(await refundsOf(ctx, row)), ...(await sentTo(ctx, row)), ...(await caseOf(ctx, row, false)), applicationId, ...(link && { link }) };
}

/** A receipt for whoever has a link. The signature stays away: it holds the whole receipt. */
export async function maskedView(ctx: ServerContext, row: ReceiptRow): Promise<ReceiptView> {
  return { receipt: maskReceipt(row.receipt), masked: true, verification: await verificationOf(ctx, row), ...(await refundsOf(ctx, row)), ...(await sentTo(ctx, row)), ...(await caseOf(ctx, row, true)) };
}

/** Where it is sent beside the page. */
async function sentTo(ctx: ServerContext, { id }: ReceiptRow): Promise<Pick<ReceiptView, 'deliveries'>> {
  const deliveries = await deliveriesOf(ctx.db, id);
  return deliveries.length ? { deliveries } : {};
}

/** Where its case stands, once there is something to say of it. */
async function caseOf(ctx: ServerContext, row: ReceiptRow, masked: boolean): Promise<Pick<ReceiptView, 'status'>> {
  const status = await statusView(ctx, { row, receipt: row.receipt, masked });
  return status.history.length > 0 || status.withdrawn ? { status } : {};
}

/** What has gone back since, or is on its way: the receipt itself stays as it was signed. */
async function refundsOf(ctx: ServerContext, { applicationId, receipt }: ReceiptRow): Promise<Pick<ReceiptView, 'refunds'>> {
  const { refunds = [] } = (receipt.payment && (await newestPayment(ctx.db, applicationId))) ?? {};
  return refunds.length ? { refunds } : {};
}

/** Is what is stored what was signed? `unknown` once it was erased: there is no signature over the rest. */
async function verificationOf(ctx: ServerContext, { receipt, jws }: ReceiptRow): Promise<ReceiptView['verification']> {
  if (jws === null) return 'unknown';
  return (await onSignature(ctx, jws, { receipt })).verdict === 'valid' ? 'verified' : 'unverified';
}
