import type { Text } from './text.ts';

/** The text in `language`; falls back to the language without region, then to Danish. */
export function textIn(text: Text, language: string): string {
  return text[language] ?? text[language.split('-')[0] ?? 'da'] ?? text.da;
}
