import type { CaseStatus } from '@faelles/schemas/case-status.js';

/** A report as far as its place in the history goes. */
export type Told = { status: CaseStatus; at: Date; position: number };

/** How far a case has come. A decision and a dismissal (afvisning) are two ends of the same way: from one to the other is a step back. */
const steps: Record<CaseStatus, number> = { created: 1, processing: 2, decided: 3, rejected: 3, closed: 4 };

/** The history: in the order of `at`, and of two at the same time the one told first. */
export function inOrder<T extends Told>(told: readonly T[]): T[] {
  return [...told].sort((one, other) => one.at.getTime() - other.at.getTime() || one.position - other.position);
}

/** Does a case go back when it goes from one status to the other? */
export function goesBack(from: CaseStatus, to: CaseStatus): boolean {
  return steps[to] < steps[from] || (steps[to] === steps[from] && to !== from);
}

/**
 * The report that a new one contradicts where it takes its place by `at`: the case would step back from the one before
 * it, or to the one after it. Undefined when the case goes forward, or stays. A step back that is there already is no
 * contradiction of what comes later.
 */
export function contradicted<T extends Told>(told: readonly T[], { status, at }: Pick<Told, 'status' | 'at'>): T | undefined {
  const history = inOrder(told);
  const before = history.findLast((one) => one.at <= at);
  const after = history.find((one) => one.at > at);
  if (before && goesBack(before.status, status)) return before;
  const already = before && after && goesBack(before.status, after.status);
  return after && !already && goesBack(status, after.status) ? after : undefined;
}
