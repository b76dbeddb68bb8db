import { loadLanguage } from '@faelles/foundation/dictionaries.js';
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
    void (next ? course.ready(next.id) : import('./check-answers.ts')).catch(() => {});
  });
}

const rested = new WeakSet<Course>();

/** Fetches, once, what every step that applies and check-your-answers need: an answer is kept, and the line may break any time. */
export function prefetchRest(course: Course, root: ShadowRoot, language: string): void {
  if (rested.has(course)) return;
  rested.add(course);
  whenIdle(() => {
    const steps = course.steps.map(({ id }) => course.ready(id, true));
    const check = import('./check-answers.ts').then(({ prepareCheck }) => prepareCheck(root, course.form));
    void Promise.all([...steps, course.read(), check]).then(() => loadLanguage(language)).catch(() => void rested.delete(course));
  });
}

/** When the browser has nothing else to do. */
export function whenIdle(run: () => void): void {
  (globalThis.requestIdleCallback ?? ((later: () => void) => setTimeout(later, 300)))(run);
}
