import type { Course } from './course.ts';
import { loadFields } from './field-tree.ts';

/** Fetches what answers may bring up in this step, and what the following needs, while the citizen reads. */
export function prefetchNext(course: Course): void {
  if (course.checking) return;
  whenIdle(() => {
    const { steps, step, way } = course;
    const next = steps[steps.findIndex(({ id }) => id === way.current) + 1];
    // A failure shows when the step is asked for, and is told then.
    if (step) void loadFields(step.step.fields).catch(() => {});
    void (next ? course.ready(next.id) : import('./check-answers.ts').then(({ warm }) => warm(course.store, course.words))).catch(() => {});
  });
}

/** When the browser has nothing else to do. */
export function whenIdle(run: () => void): void {
  (globalThis.requestIdleCallback ?? ((later: () => void) => setTimeout(later, 300)))(run);
}
