import type { ReceiptView } from '@faelles/schemas/receipt.js';
import type { Calls } from './calls.ts';
import { isProblem } from './trouble.ts';

/**
 * A receipt: whole from the session it belongs to; otherwise masked, by the secret of its link.
 * @param begun whether this browser may have a session
 * @throws ProblemError, NetworkError, ContractError
 */
export async function findReceipt(calls: Calls, id: string, secret: string | undefined, begun: boolean): Promise<ReceiptView> {
  const { receipts } = await calls();
  if (!begun && secret) return receipts.get(id, { link: secret });
  try {
    return await receipts.get(id);
  } catch (error) {
    if (refused(error) && secret) return receipts.get(id, { link: secret });
    throw error;
  }
}

/** Is it not for this browser's session? A link may open it. */
export const refused = (error: unknown): boolean => isProblem(error) && [401, 403, 404].includes(error.status);

/** The secret for a bookmark of a receipt, made if there is none. Without one the page works from the session alone. */
export async function secretFor(calls: Calls, view: ReceiptView): Promise<string | undefined> {
  if (view.link) return view.link.secret;
  try {
    return (await (await calls()).receipts.createLink(view.receipt.id)).secret;
  } catch {
    return undefined;
  }
}
