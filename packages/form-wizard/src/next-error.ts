import { html } from 'lit';
import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { Course } from './course.ts';
import { registerDetourWords } from './detour-words.ts';
import { fieldId } from './error-summary.ts';
import type { FieldTree } from './field-tree.ts';

registerDetourWords();

const offered = new WeakSet<Course>();

/**
 * After one error is mended, a quiet way on to the next stands behind that field: it follows in the order of the Tab key,
 * is not announced, and goes when it was taken or nothing is left (Altinn/app-frontend-react#979).
 */
export async function offerNext(course: Course, tree: FieldTree, words: LanguageController, focus: (path: string) => void): Promise<void> {
  if (offered.has(course)) return;
  offered.add(course);
  await loadLanguage(words.language);
  const paths = () => course.errors.map(({ path }) => path);
  let before = paths();
  let step = course.way.current;
  const take = (event: Event, path: string) => {
    event.preventDefault();
    tree.aside = undefined;
    focus(path);
  };
  const draw = (after: string) => () => {
    const left = paths();
    // The next one down the page, or the first when there is none further down.
    const order = course.asks(course.way.current);
    const next = left.find((path) => order.indexOf(path) > order.indexOf(after)) ?? left[0];
    return next === undefined
      ? ''
      : html`<p class="next-error">
          <a href="#${fieldId(next)}" @click=${(event: Event) => take(event, next)}>${words.t('wizard.next-error', { count: left.length })}</a>
        </p>`;
  };
  course.store.subscribe(() => {
    const now = paths();
    const mended = step === course.way.current ? before.find((path) => !now.includes(path)) : undefined;
    if (step !== course.way.current || !now.length || now.includes(tree.aside?.after ?? '')) tree.aside = undefined;
    if (mended && now.length) tree.aside = { after: mended, draw: draw(mended) };
    before = now;
    step = course.way.current;
  });
}
