import type { ConsentState } from '@faelles/schemas/consent-record.js';
import { exportedState, NotExportable, type ConsentExport } from './consent-export.ts';

/** Values of `klb:ConsentStatus` in KL's form standard (KLB_Consent.xsd). */
export type KlConsentStatus = 'Requested' | 'Given' | 'Refused' | 'Withdrawn' | 'Expired';

/** Namespace of KL's form standard. */
export const klNamespace = 'https://klxml.dk/KLB/xml/schemas/';

const statusOf: Record<ConsentState, KlConsentStatus | undefined> = {
  none: undefined,
  requested: 'Requested',
  given: 'Given',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  expired: 'Expired',
  // The standard has no word for a consent that never was valid. `Expired` says what a case system must know: it does not hold.
  invalidated: 'Expired',
};

/** A state in the words of KL's form standard; undefined when nobody has asked, for which it has none. */
export function klConsentStatus(state: ConsentState): KlConsentStatus | undefined {
  return statusOf[state];
}

/**
 * The `klb:Consent` element of one consent, to stand in a KL form or alone.
 *
 * @throws NotExportable without events
 */
export function klConsent(exported: ConsentExport): string {
  const status = klConsentStatus(exportedState(exported));
  if (status === undefined) throw new NotExportable('no-events');
  return `<klb:Consent xmlns:klb="${klNamespace}"><klb:ConsentStatus>${status}</klb:ConsentStatus></klb:Consent>`;
}
