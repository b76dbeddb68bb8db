import { consentingHash, overviewAddress, payingHash, readAddress, receiptAddress, resumeAddress, solutionAddress, withoutPayment, type Asked } from './address.ts';

/** The page's address, as far as the journey reads and writes it. On somebody else's page it does neither. */
export interface Place {
  /** What the address asks for; `undefined` on a page that is not ours. */
  asked(): Asked | undefined;
  /** Takes away what the payment page added. */
  returned(): void;
  /** Shows that this is the page of a receipt now. */
  receipt(id: string, secret?: string): void;
  /** Shows that an application is to be paid now. */
  paying(): void;
  /** Shows that an application waits for consents now. */
  consenting(): void;
  /** Address of what the citizen has consented to; undefined on a page that is not ours. */
  overview(): string | undefined;
  /** Address where the solution begins. */
  root(): string;
  /** Address for another device, on the solution's own page. */
  resume(secret: string): string;
  /** Shows that this is where the solution begins. */
  beginning(): void;
}

/** The browser's own. Addresses are replaced, so that Back never leads to a form that is sent. */
export function browserPlace(base: string, solution: string): Place {
  const here = () => new URL(location.href);
  const replace = (address: string) => {
    if (readAddress(here(), base, solution)) history.replaceState(history.state, '', address);
  };
  return {
    asked: () => readAddress(here(), base, solution),
    returned: () => replace(withoutPayment(here())),
    receipt: (id, secret) => replace(receiptAddress(here(), base, solution, id, secret)),
    paying: () => replace(solutionAddress(here(), base, solution) + payingHash),
    consenting: () => replace(solutionAddress(here(), base, solution) + consentingHash),
    overview: () => (readAddress(here(), base, solution) ? overviewAddress(here(), base, solution) : undefined),
    root: () => solutionAddress(here(), base, solution),
    resume: (secret) => resumeAddress(here(), base, solution, secret),
    beginning: () => replace(solutionAddress(here(), base, solution)),
  };
}
