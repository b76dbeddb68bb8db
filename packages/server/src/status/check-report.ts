import type { CaseStatusReport } from '@faelles/schemas/case-status.js';
import { todayIn } from '@faelles/schemas/date.js';
import type { Issue, IssueCode } from '@faelles/schemas/issue.js';

/** How much another system's clock may go before ours, milliseconds. */
const skew = 5 * 60_000;

const day = (instant: Date) => todayIn('Europe/Copenhagen', instant);

/**
 * What is wrong with a report beyond its shape: a time that has not come, or from before there was an application; what
 * only an open case has on one that is not; a decision where nothing is decided.
 */
export function reportIssues(report: CaseStatusReport, { now, submittedAt }: { now: Date; submittedAt: Date }): Issue[] {
  const { status, waitingFor, expectedBy, decision } = report;
  const at = new Date(report.at);
  const open = status === 'created' || status === 'processing';
  const decides = status === 'decided' || status === 'rejected';
  const wrong: [boolean, string, IssueCode][] = [
    [at.getTime() > now.getTime() + skew, 'at', 'date-too-late'],
    // By the day: many case systems keep no time of day.
    [day(at) < day(submittedAt), 'at', 'date-too-early'],
    [!open && waitingFor !== undefined, 'waitingFor', 'not-applicable'],
    [!open && expectedBy !== undefined, 'expectedBy', 'not-applicable'],
    [expectedBy !== undefined && expectedBy < day(at), 'expectedBy', 'date-too-early'],
    [!decides && decision !== undefined, 'decision', 'not-applicable'],
  ];
  return wrong.flatMap(([is, path, code]) => (is ? [{ path, code }] : []));
}
