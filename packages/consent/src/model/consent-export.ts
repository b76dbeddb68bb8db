import type { ConsentEvent, ConsentState } from '@faelles/schemas/consent-record.js';
import type { ConsentRequest } from '@faelles/schemas/consent-text.js';
import type { Authority } from '@faelles/schemas/definition.js';
import type { Text } from '@faelles/schemas/text.js';
import { consentState } from './state.ts';

/** All that is written into an export of one consent: what the record holds, and nothing that has to be looked up. */
export type ConsentExport = {
  /** Events of one consentId, in the order they were written. */
  events: readonly ConsentEvent[];
  /** The text that was answered, in the version the events name. */
  request: ConsentRequest;
  /** BCP 47 tag of the language it was shown in. */
  language: string;
  /** Who asks, and is the controller. */
  authority: Authority;
  /** Id of the solution, which the address of the text needs. */
  solution?: string | undefined;
  /** What the solution is called. */
  title: Text;
  /** Reference of the application it was given in. */
  reference?: string | undefined;
  /** The consentId. */
  recordId: string;
  /** Origin of the service, `https://selvbetjening.example.org`: where the text is read, and consents are withdrawn. */
  publicUrl: string;
  /** ISO 8601 instant the export is made, and its state is judged by. */
  at: string;
  /** How long personal data of the solution is kept, ISO 8601 duration. Default: the export says that it is not known. */
  retention?: string | undefined;
  /** ISO 3166-1 codes of the countries where it is stored. Default: the export says that it is not known. */
  storedIn?: readonly string[] | undefined;
  /** Place of the record's newest event in its chain, and that event's hash. */
  chain?: { position: number; hash: string } | undefined;
};

/** Why a consent cannot be written in a format. */
export type NotExportableReason = 'no-events' | 'not-given' | 'incomplete';

/** The format has no way to say this; `missing` names the members it asks for and the authority has not told. */
export class NotExportable extends Error {
  readonly reason: NotExportableReason;
  readonly missing: readonly string[];
  constructor(reason: NotExportableReason, missing: readonly string[] = []) {
    super(reason === 'incomplete' ? `Not exportable: ${missing.join(', ')} missing` : `Not exportable: ${reason}`);
    this.name = 'NotExportable';
    this.reason = reason;
    this.missing = missing;
  }
}

/**
 * State of the consent that is exported.
 *
 * @throws NotExportable without events
 * @throws RangeError when the events do not follow each other
 */
export function exportedState({ events, at }: ConsentExport): ConsentState {
  if (events.length === 0) throw new NotExportable('no-events');
  return consentState(events, at);
}

/** Without the slashes an origin may end with. */
export const originOf = (publicUrl: string): string => publicUrl.replace(/\/+$/, '');

/** Address of the exact text that was answered: the notice. */
export function noticeUrl({ events, publicUrl, solution }: ConsentExport): string {
  const { id, version } = events[0]!.text;
  const query = solution === undefined ? '' : `?solution=${encodeURIComponent(solution)}`;
  return `${originOf(publicUrl)}/api/consent-texts/${encodeURIComponent(id)}/${encodeURIComponent(version)}${query}`;
}
