import type { CaseStatusView } from '@faelles/schemas/case-status.js';
import type { ReceiptLink, ReceiptView } from '@faelles/schemas/receipt.js';
import type { ReceiptVerdict } from '@faelles/schemas/receipt-verdict.js';
import type { CallOptions, Caller } from './call.ts';
import type { ReceiptFile, ReceiptFileKind, ReceiptFileOptions } from './receipt-file.ts';

const schemas = () => import('@faelles/schemas/receipt.js');

const proof = (link: string | undefined) => (link === undefined ? undefined : { authorization: `Link ${link}` });

/** Calls about receipts. */
export function receiptCalls({ call, options: client }: Caller) {
  return {
    /** A receipt: whole with its own session; masked with the secret of a link (the fragment of a bookmark). */
    async get(id: string, options: CallOptions & { link?: string | undefined } = {}): Promise<ReceiptView> {
      const { link, ...rest } = options;
      const schema = () => schemas().then((module) => module.ReceiptView);
      return (await call({ method: 'GET', path: `/receipts/${id}`, headers: proof(link), schema, ...rest }))!;
    },
    /** Where its case stands, as the authority has reported it; with a link without notes and decisions. */
    async status(id: string, options: CallOptions & { link?: string | undefined } = {}): Promise<CaseStatusView> {
      const { link, ...rest } = options;
      const schema = () => import('@faelles/schemas/case-status.js').then((module) => module.CaseStatusView);
      return (await call({ method: 'GET', path: `/receipts/${id}/status`, headers: proof(link), schema, ...rest }))!;
    },
    /** It as a file. */
    async file(id: string, kind: ReceiptFileKind, options: ReceiptFileOptions = {}): Promise<ReceiptFile> {
      const { receiptFile } = await import('./receipt-file.ts');
      return receiptFile(client, id, kind, options);
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
