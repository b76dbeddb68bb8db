import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Report } from './report.ts';

/** Members that hold no texts for a citizen. */
const SILENT = new Set(['meta', 'when', 'required', 'assert', 'min', 'max', 'quantity', 'unitPriceOre', 'percent', 'default', 'fixed']);

/** Every text must be there in every language of the definition. A text is known by its Danish. */
export function checkTexts(definition: FormDefinition, report: Report): void {
  const languages = definition.languages ?? ['da', 'en'];
  const walk = (value: unknown, path: string, inComputed: boolean): void => {
    if (typeof value !== 'object' || value === null) return;
    const members = value as Record<string, unknown>;
    if (typeof members.da === 'string' && !Array.isArray(value)) {
      for (const language of languages) {
        const text = members[language];
        if (typeof text !== 'string' || !text.trim()) report(`${path}.${language}`, 'missing-text', `The text is missing in “${language}”`);
      }
      return;
    }
    for (const [name, member] of Object.entries(members)) {
      // A message may be about `required`.
      const silent = SILENT.has(name) && !path.endsWith('.messages');
      if (silent || (inComputed && name === 'value')) continue;
      walk(member, path ? `${path}.${name}` : name, inComputed || name === 'computed');
    }
  };
  walk(definition, '', false);
  if (!languages.includes('da')) report('languages', 'missing-language', 'Danish must be among the languages');
}
