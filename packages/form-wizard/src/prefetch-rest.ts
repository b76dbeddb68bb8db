import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { Course } from './course.ts';
import { whenIdle } from './prefetch.ts';

const rested = new WeakSet<Course>();

/** Fetches, once, what every step that applies and check-your-answers need: an answer is kept, and the line may break any time. */
export function prefetchRest(course: Course, root: ShadowRoot): void {
  if (rested.has(course)) return;
  rested.add(course);
  whenIdle(() => {
    const steps = course.steps.map(({ id }) => course.ready(id, true));
    const check = import('./check-answers.ts').then(({ prepareCheck }) => prepareCheck(root, course.form));
    void Promise.all([...steps, course.read(), check]).then(() => loadLanguage(course.words.language)).catch(() => void rested.delete(course));
  });
}
