import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { Course } from './course.ts';
import { placeOf, type TrailingStep } from './step-list.ts';

/** Title of the page: how many errors, which step of how many, and the form; first what has changed. */
export function pageTitle(course: Course, trailing: readonly TrailingStep[], words: LanguageController): string {
  const count = course.errors.length;
  const steps = course.list(trailing);
  const { at, number, count: all } = placeOf(steps);
  return [
    count ? words.t('wizard.errors', { count }) : '',
    words.t('wizard.step-title', { number, count: all, title: words.text(steps[at]?.title) }),
    words.text(course.form.definition.title),
  ]
    .filter(Boolean)
    .join(' – ');
}
