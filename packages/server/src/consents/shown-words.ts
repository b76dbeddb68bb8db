import type { ConsentRequest, Declaration } from '@faelles/schemas/consent-text.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Text } from '@faelles/schemas/text.js';
import { textIn } from '@faelles/schemas/text-in.js';

/**
 * A consent or declaration as it was shown: every text in the one language, the rest as it is. The SHA-256 of its
 * canonical JSON proves what somebody answered, also when a translation is corrected later.
 */
export function shownWords(text: ConsentRequest | Declaration, language: string): Json {
  return inLanguage(text as unknown as Json, language);
}

function inLanguage(value: Json, language: string): Json {
  if (Array.isArray(value)) return value.map((member) => inLanguage(member, language));
  if (typeof value !== 'object' || value === null) return value;
  // A text is what has Danish words: no other member of a consent is called `da`.
  if (typeof value['da'] === 'string') return textIn(value as Text, language);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inLanguage(member, language)]));
}
