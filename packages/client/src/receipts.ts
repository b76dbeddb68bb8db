import type { ReceiptLink, ReceiptView } from '@faelles/schemas/receipt.js';
import type { ReceiptVerdict } from '@faelles/schemas/receipt-verdict.js';
import type { CallOptions, Caller } from './call.ts';

const schemas = () => import('@faelles/schemas/receipt.js');

/** Calls about receipts. */
export function receiptCalls({ call }: Caller) {
  return {
    /** A receipt: whole with its own session; masked with the secret of a link (the fragment of a bookmark). */
    async get(id: string, options: CallOptions & { link?: string | undefined } = {}): Promise<ReceiptView> {
      const { link, ...rest } = options;
      const headers = link === undefined ? undefined : { authorization: `Link ${link}` };
      const schema = () => schemas().then((module) => module.ReceiptView);
      return (await call({ method: 'GET', path: `/receipts/${id}`, headers, schema, ...rest }))!;
    },
    /** Makes one more link; its secret is told this once. */
    async createLink(id: string, options: CallOptions = {}): Promise<ReceiptLink> {
      const schema = () => schemas().then((module) => module.ReceiptLink);
      return (await call({ method: 'POST', path: `/receipts/${id}/links`, schema, ...options }))!;
    },
    /** Closes a link at once. */
    async revokeLink(id: string, linkId: string, options: CallOptions = {}): Promise<void> {
      await call({ method: 'DELETE', path: `/receipts/${id}/links/${linkId}`, ...options });
    },
    /** Asks whether the receipt of this signature is genuine. Anyone may ask, also about a file or a code (`verifyCalls`). */
    async verify(jws: string, options: CallOptions = {}): Promise<ReceiptVerdict> {
      const { verifyCalls } = await import('./verify.ts');
      return verifyCalls({ call }).jws(jws, options);
    },
  };
}
