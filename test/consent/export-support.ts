import { readFileSync } from 'node:fs';
import { ConsentEvent, type ConsentEventType } from '@faelles/schemas/consent-record.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { ConsentExport } from '@faelles/consent/model';

const definition = JSON.parse(readFileSync('packages/solutions/road-permit/definition.json', 'utf8')) as FormDefinition;

export const recordId = '7b0f9a36-1f0c-4f4d-9d53-0c3f3ad0c101';

/** One consent of the road permit, after these events, a minute apart. */
export function exported(types: ConsentEventType[], more: Partial<ConsentExport> = {}, event: Partial<ConsentEvent> = {}): ConsentExport {
  return {
    events: types.map((type, at) =>
      ConsentEvent.parse({
        id: `7b0f9a36-1f0c-4f4d-9d53-${String(at + 1).padStart(12, '0')}`,
        consentId: recordId,
        type,
        at: `2026-11-20T10:0${at}:00.500Z`,
        actor: { kind: 'person', id: 'actor-1' },
        subject: { kind: 'self', id: 'subject-1' },
        text: { id: 'road-fee-debt', kind: 'information-consent', version: '1.0.0', language: 'en', sha256: 'a'.repeat(64) },
        channel: 'self-service',
        party: 'applicant',
        ...(type === 'given' ? { validUntil: '2027-05-20T10:01:00.500Z' } : {}),
        ...event,
      })),
    request: definition.consents![0]!,
    language: 'en',
    authority: definition.authority,
    title: definition.title,
    recordId,
    publicUrl: 'https://selvbetjening.example.org/',
    at: '2026-11-21T06:00:00Z',
    ...more,
  };
}
