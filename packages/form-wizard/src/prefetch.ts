import type { Course } from './course.ts';
import { loadFields } from './field-tree.ts';

/** Fetches what the following step needs, while the citizen reads this one. */
export function prefetchNext(course: Course): void {
  if (course.checking) return;
  const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 300));
  idle(() => {
    const { steps, way } = course;
    const next = steps[steps.findIndex(({ id }) => id === way.current) + 1];
    // A failure shows when the step is asked for, and is told then.
    void (next ? Promise.all([loadFields(next.step.fields), course.read()]) : import('./check-answers.ts')).catch(() => {});
  });
}
