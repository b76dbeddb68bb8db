import type { PhaseName } from './phase.ts';

/** What each phase shows, fetched when it comes near: who only reads a receipt never fetches the form. */
const parts: Partial<Record<PhaseName, () => Promise<unknown>>> = {
  filling: () =>
    Promise.all([
      import('@faelles/form-wizard/fk-form-wizard.js'),
      import('@faelles/consent/elements/register.js').then(({ registerConsentKinds }) => registerConsentKinds()),
    ]),
  resuming: () => import('./drafts/fk-resume-draft.ts'),
  consenting: () => import('./consents/fk-consent-wait.ts'),
  invited: () => import('@faelles/consent/elements/fk-consent-invitation.js'),
  consents: () => import('@faelles/consent/elements/fk-consent-overview.js'),
  paying: () => import('@faelles/payment/elements/fk-payment.js'),
  waiting: () => import('@faelles/payment/elements/fk-payment.js'),
  receipt: () => {
    // Its files have time: the receipt is there without.
    void import('@faelles/receipt/elements/fk-receipt-files.js').catch(() => undefined);
    return import('@faelles/receipt/elements/fk-receipt.js');
  },
};

/** Fetches what a phase shows. @throws TypeError when the connection is broken */
export async function loadPart(phase: PhaseName): Promise<void> {
  await parts[phase]?.();
}
