import { CHECK } from '@faelles/form-wizard/way.js';
import type { ListedStep } from '@faelles/form-wizard/step-list.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';

/**
 * The way so far, seen from the payment: every step that applied is done, and nothing leads back to what is sent.
 * @param passed ids of the steps that applied when the application was sent; with none the way is not known, and not shown
 */
export function passedSteps(passed: readonly string[], definition: FormDefinition | undefined, words: LanguageController): ListedStep[] {
  const titles = new Map<string, ListedStep['title']>(definition?.steps.map(({ id, title }) => [id, title]));
  titles.set(CHECK, words.t('wizard.check'));
  // A newer version of the form may not have them all: then the way is another than the one that was gone.
  if (!definition || !passed.length || !passed.every((id) => titles.has(id))) return [];
  const done = passed.map((id): ListedStep => ({ id, title: titles.get(id)!, state: 'done', reachable: false }));
  return [...done, { id: 'payment', title: words.t('journey.payment'), state: 'current', reachable: false }];
}
