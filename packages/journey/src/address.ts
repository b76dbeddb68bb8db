/** What the address of a page of ours asks for. */
export interface Asked {
  /** `/solutions/{id}/receipt/{receiptId}` */
  receiptId?: string;
  /** Secret of a capability link: the fragment, which browsers send to nobody. */
  secret?: string;
  /** Back from the payment page: `?payment=<id>`, with `&cancelled=1` when the citizen stopped. */
  paymentId?: string;
  cancelled?: boolean;
  /** `#/payment`: the payment of the application this browser sent last. */
  paying?: boolean;
  /** `/solutions/{id}/consent#<secret>`: an invitation to answer a consent; `''` when the secret is missing. */
  invitation?: string;
  /** `/solutions/{id}/consents`: what the citizen has consented to. */
  consents?: boolean;
  /** `#/resume/<secret>`: a draft that was begun on another device. */
  resume?: string;
}

/** The fragment while an application is to be paid: a reload comes back to the payment, beside the wizard's `#/step`. */
export const payingHash = '#/payment';
/** The fragment while it waits for the consents of others. */
export const consentingHash = '#/consents';

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/**
 * Reads what a page of ours is asked for, or `undefined` when the page is somebody else's: there the address is theirs.
 * Ids that are none are ignored; the server decides about the others.
 */
export function readAddress(address: URL, base: string, solution: string): Asked | undefined {
  const root = rootOf(address, base, solution);
  if (!address.pathname.startsWith(root)) return undefined;
  const receiptId = /^receipt\/([^/]+)$/.exec(address.pathname.slice(root.length))?.[1];
  if (receiptId) return { receiptId, ...(address.hash.length > 1 && { secret: address.hash.slice(1) }) };
  const page = address.pathname.slice(root.length);
  if (page === 'consent') return { invitation: address.hash.slice(1) };
  if (page === 'consents') return { consents: true };
  const paymentId = address.searchParams.get('payment') ?? '';
  const resume = /^#\/resume\/([\w-]{22,128})$/.exec(address.hash)?.[1];
  if (resume) return { resume };
  if (!id.test(paymentId)) return address.hash === payingHash || address.hash === consentingHash ? { paying: true } : {};
  return { paymentId, cancelled: address.searchParams.get('cancelled') === '1' };
}

/** The address without what the payment page added (`payment`, `cancelled`, Nexi's `paymentid`): a reload must not return again. */
export function withoutPayment(address: URL): string {
  const clean = new URL(address);
  for (const name of ['payment', 'cancelled', 'paymentid', 'paymentId']) clean.searchParams.delete(name);
  return clean.pathname + clean.search + clean.hash;
}

/** Address of a receipt's page; the query stays, as it holds the language. */
export function receiptAddress(address: URL, base: string, solution: string, receiptId: string, secret?: string): string {
  return `${rootOf(address, base, solution)}receipt/${receiptId}${queryOf(address)}${secret ? `#${secret}` : ''}`;
}

/** Whole address that opens a draft on another device; the secret is in the fragment, which browsers send to nobody. */
export function resumeAddress(address: URL, base: string, solution: string, secret: string): string {
  return `${new URL(rootOf(address, base, solution), new URL(base || '/', address)).href}#/resume/${secret}`;
}

/** Address of what the citizen has consented to. */
export function overviewAddress(address: URL, base: string, solution: string): string {
  return `${rootOf(address, base, solution)}consents${queryOf(address)}`;
}

/** Address where a solution begins. */
export function solutionAddress(address: URL, base: string, solution: string): string {
  return rootOf(address, base, solution) + queryOf(address);
}

const rootOf = (address: URL, base: string, solution: string) =>
  `${new URL(base || '/', address).pathname.replace(/\/$/, '')}/solutions/${solution}/`;

const queryOf = (address: URL) => new URL(withoutPayment(address), address).search;
