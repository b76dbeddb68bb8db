import type { ReceiptFile, ReceiptFileKind } from '@faelles/client/receipt-file.js';
import type { CaseStatusView } from '@faelles/schemas/case-status.js';
import type { ReceiptView } from '@faelles/schemas/receipt.js';
import type { Calls } from './calls.ts';
import { refused } from './receipts.ts';

/** What the page of a receipt may ask for later; absent where the back end has no such calls. */
export interface ReceiptAsking {
  status?: (() => Promise<CaseStatusView>) | undefined;
  file?: ((kind: ReceiptFileKind, language: string) => Promise<ReceiptFile>) | undefined;
}

/**
 * The same proof as the page itself: its session, or the secret of its link; and the link too when the session has ended
 * while the page stood open.
 * @param link the secret of the page's own link
 */
export async function receiptAsking(calls: Calls, { masked, receipt: { id } }: ReceiptView, link: string | undefined): Promise<ReceiptAsking> {
  const { receipts } = await calls();
  const ask = async <Value>(call: (link?: string) => Promise<Value>): Promise<Value> => {
    if (masked) return call(link);
    try {
      return await call();
    } catch (error) {
      if (refused(error) && link !== undefined) return call(link);
      throw error;
    }
  };
  return {
    ...(receipts.status && { status: () => ask((by) => receipts.status!(id, { link: by })) }),
    ...(receipts.file && { file: (kind, language) => ask((by) => receipts.file!(id, kind, { link: by, language })) }),
  };
}

/**
 * Fetches what shows the status of the case: now when there is one, else when the citizen leaves the page, so that it is
 * there when they come back to it. Most receipts are looked at once, when nobody has said anything of the case yet.
 */
export function bringCaseStatus({ status }: ReceiptView): void {
  const bring = () => void import('@faelles/receipt/elements/fk-case-status.js').catch(() => undefined);
  if (status) bring();
  else document.addEventListener('visibilitychange', bring, { once: true });
}
