import * as z from 'zod/mini';
import { isoDate, isoDateTime } from './identifiers/dates-and-amounts.ts';
import { Href, Text } from './text.ts';

/**
 * Where a case stands: the five values of Mit Overblik (BorgervendtSag 2.0), in Danish Oprettet, Behandles, Afgjort,
 * Afsluttet and Afvist.
 */
export const caseStatuses = ['created', 'processing', 'decided', 'closed', 'rejected'] as const;
export const CaseStatus = z.enum(caseStatuses);
export type CaseStatus = z.infer<typeof CaseStatus>;

/** Whom an open case waits for. */
export const WaitingFor = z.enum(['citizen', 'authority', 'third-party']);
export type WaitingFor = z.infer<typeof WaitingFor>;

/** Words of the authority to the citizen, at most so many characters in each language. */
const longestNote = 2000;
const Words = Text.check(z.refine((text) => Object.values(text).every((words) => words.length <= longestNote), { error: 'too-long' }));

/** What was decided. Complaint guidance (forvaltningsloven § 25) belongs to a decision and stands nowhere else. */
export const CaseDecision = z.strictObject({
  outcome: z.optional(z.enum(['granted', 'partly-granted', 'refused'])),
  /** Where the citizen reads the decision itself. */
  href: z.optional(Href),
  complaint: z.optional(
    z.strictObject({
      text: Words,
      /** The last day to complain. */
      until: z.optional(isoDate),
      href: z.optional(Href),
    }),
  ),
});
export type CaseDecision = z.infer<typeof CaseDecision>;

/** What the authority reports of a case. */
export const CaseStatusReport = z.strictObject({
  status: CaseStatus,
  /** When it became so, ISO 8601 with offset. Reports may come in any order; the history is in the order of `at`. */
  at: isoDateTime,
  /** Of an open case (`created`, `processing`). */
  waitingFor: z.optional(WaitingFor),
  /** The day by which an answer can be expected: takes the place of the receipt's promise. Of an open case. */
  expectedBy: z.optional(isoDate),
  /** Shown to the citizen themselves, never to who has a link. */
  note: z.optional(Words),
  /** With `decided` and `rejected`. */
  decision: z.optional(CaseDecision),
  /** The case goes back: an earlier report was wrong, or it was taken up again. Without it a step back is refused. */
  correction: z.optional(z.boolean()),
});
export type CaseStatusReport = z.infer<typeof CaseStatusReport>;

/** One line of a case's history. */
export const CaseStatusEntry = z.object({
  status: CaseStatus,
  at: z.string(),
  /** When the authority told it here, ISO 8601. */
  recordedAt: z.string(),
  waitingFor: z.optional(WaitingFor),
  expectedBy: z.optional(z.string()),
  note: z.optional(Text),
  decision: z.optional(CaseDecision),
  /** There is a note or a decision that this reader is not shown. */
  hidden: z.optional(z.boolean()),
  /** The case went back to this from the later status named here. */
  backFrom: z.optional(CaseStatus),
});
export type CaseStatusEntry = z.infer<typeof CaseStatusEntry>;

/** A case as the receipt's page shows it. */
export const CaseStatusView = z.object({
  /** Who says it. */
  authority: Text,
  /** The applicant took the application back before there was a case. */
  withdrawn: z.boolean(),
  /** Notes and decisions are left out: the reader came by a link. */
  masked: z.boolean(),
  /** The last of the history; absent while the authority has reported nothing. */
  current: z.optional(CaseStatusEntry),
  /** The oldest first. */
  history: z.array(CaseStatusEntry),
  /** When this was read from the server, ISO 8601. */
  readAt: z.string(),
});
export type CaseStatusView = z.infer<typeof CaseStatusView>;

/** What a report is answered with: where the case stands now, which is another status when a later one was told before. */
export const CaseStatusReported = z.object({
  id: z.uuid(),
  recordedAt: z.string(),
  current: z.object({ status: CaseStatus, at: z.string() }),
});
export type CaseStatusReported = z.infer<typeof CaseStatusReported>;
