/** Cases as a server tells them. Data only: the tests read it too. */
import type { CaseStatusEntry, CaseStatusView } from '@faelles/schemas/case-status.js';

const created: CaseStatusEntry = { status: 'created', at: '2026-11-20T09:00:00Z', recordedAt: '2026-11-20T09:00:05Z' };
const processing: CaseStatusEntry = { status: 'processing', at: '2026-11-23T08:30:00Z', recordedAt: '2026-11-23T08:31:00Z', expectedBy: '2026-12-18' };
export const note = { da: 'Vi mangler en tegning, der viser, hvor containeren skal stå.\nSend den, så går vi videre.', en: 'We need a drawing that shows where the container will stand.\nSend it, and we go on.' };
const complaint = {
  text: { da: 'Du kan klage til Vejdirektoratet. Skriv til os, så sender vi din klage videre.', en: 'You can complain to the Danish Road Directorate. Write to us, and we pass your complaint on.' },
  until: '2027-01-04',
  href: 'https://example.dk/klage',
};
const decided: CaseStatusEntry = { status: 'decided', at: '2026-12-07T10:00:00Z', recordedAt: '2026-12-07T10:00:10Z' };

/** The day the pictures are taken. */
export const today = '2026-12-08';

function view(...history: CaseStatusEntry[]): CaseStatusView {
  return {
    authority: { da: 'Testkommunen', en: 'The test municipality' },
    withdrawn: false, masked: false, history,
    ...(history.length > 0 && { current: history.at(-1)! }),
    readAt: '2026-12-08T13:30:00Z',
  };
}

export const cases = {
  created: view(created),
  processing: view(created, processing),
  waitingForCitizen: view(created, { ...processing, waitingFor: 'citizen', note }),
  waitingForAuthority: view(created, { ...processing, waitingFor: 'authority' }),
  waitingForThirdParty: view(created, { ...processing, waitingFor: 'third-party' }),
  late: view(created, { ...processing, expectedBy: '2026-12-04' }),
  granted: view(created, processing, { ...decided, decision: { outcome: 'granted', href: 'https://example.dk/afgoerelse' } }),
  refused: view(created, processing, { ...decided, decision: { outcome: 'refused', href: 'https://example.dk/afgoerelse', complaint } }),
  closed: view(created, { ...processing, note }, { ...decided, decision: { outcome: 'partly-granted', complaint } }, { status: 'closed', at: '2026-12-08T09:00:00Z', recordedAt: '2026-12-08T09:00:00Z' }),
  rejected: view(created, { ...decided, status: 'rejected', decision: { complaint } }),
  movedBack: view(created, decided, { ...processing, at: '2026-12-08T09:00:00Z', expectedBy: '2027-01-15', backFrom: 'decided' }),
  masked: { ...view(created, { ...processing, waitingFor: 'citizen', hidden: true }), masked: true },
  withdrawn: { ...view(), withdrawn: true },
  nothing: view(),
} satisfies Record<string, CaseStatusView>;
