import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { Course } from './course.ts';
import type { TrailingStep } from './step-list.ts';

/** Title of the page: how many errors, which step of how many, and the form; first what has changed. */
export function pageTitle(course: Course, trailing: readonly TrailingStep[], words: LanguageController): string {
  const count = course.errors.length;
  const steps = course.list(trailing);
  const at = steps.findIndex(({ state }) => state === 'current');
  return [
    count ? words.t('wizard.errors', { count }) : '',
    words.t('wizard.step-title', { number: at + 1, count: steps.length, title: words.text(steps[at]?.title) }),
    words.text(course.form.definition.title),
  ]
    .filter(Boolean)
    .join(' – ');
}
