import { fields as fieldsDa } from '@faelles/language/dictionaries/da/fields.js';
import { order as orderDa } from '@faelles/language/dictionaries/da/order.js';
import { receipt as receiptDa } from '@faelles/language/dictionaries/da/receipt.js';
import { slip as slipDa } from '@faelles/language/dictionaries/da/slip.js';
import { fields as fieldsEn } from '@faelles/language/dictionaries/en/fields.js';
import { order as orderEn } from '@faelles/language/dictionaries/en/order.js';
import { receipt as receiptEn } from '@faelles/language/dictionaries/en/receipt.js';
import { slip as slipEn } from '@faelles/language/dictionaries/en/slip.js';
import { createTranslator, type Translator } from '@faelles/language/translator.js';

const translators: Record<string, Translator> = {
  da: createTranslator({ ...fieldsDa, ...orderDa, ...slipDa, ...receiptDa }, 'da'),
  en: createTranslator({ ...fieldsEn, ...orderEn, ...slipEn, ...receiptEn }, 'en'),
};

/**
 * What `receiptDocument` needs of words: `words.language` is the language of the document. Danish for a language there is
 * no dictionary of.
 */
export function receiptWords(language: string): Translator {
  return translators[language] ?? translators[language.split('-')[0]!] ?? translators['da']!;
}
