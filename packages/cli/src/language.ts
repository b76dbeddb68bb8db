import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Dictionary } from '@faelles/language/message.js';
import type { Output } from './output.ts';

/** What a dictionary lacks, has too much of, or says with other places than the English. */
export type DictionaryReport = { missing: string[]; unknown: string[]; places: string[]; plurals: string[] };

const PLURAL = /\.(zero|one|two|few|many|other)$/;
const placesIn = (message: string): string => [...new Set(message.match(/\{\w+\}/g))].sort().join(' ');

/** Every key the elements may ask for, with its English words. */
export async function englishWords(): Promise<Dictionary> {
  // Beside the sources in a checkout, beside what was built of them in an installed package.
  const folder = dirname(fileURLToPath(import.meta.resolve('@faelles/language/dictionaries/en/fields.js')));
  const words: Dictionary = {};
  for (const file of (await readdir(folder)).filter((name) => /^[a-z-]+\.[jt]s$/.test(name))) {
    for (const part of Object.values((await import(pathToFileURL(resolve(folder, file)).href)) as Record<string, Dictionary>)) Object.assign(words, part);
  }
  return words;
}

/**
 * Compares a dictionary with the English one. Plural keys follow the language: Arabic has six forms, Japanese one; only
 * `.other` must be there.
 */
export function compareDictionary(words: Dictionary, language: string, english: Dictionary): DictionaryReport {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const stem = (key: string): string | undefined => (PLURAL.test(key) && `${key.replace(PLURAL, '')}.other` in english ? key.replace(PLURAL, '') : undefined);
  const stems = new Set(Object.keys(english).map(stem).filter((key) => key !== undefined));
  const wanted = Object.keys(english).filter((key) => stem(key) === undefined || key.endsWith('.other'));
  return {
    missing: wanted.filter((key) => typeof words[key] !== 'string' || !words[key].trim()),
    unknown: Object.keys(words).filter((key) => !(key in english) && !(stem(key) && forms.includes(PLURAL.exec(key)![1] as Intl.LDMLPluralRule))),
    places: Object.keys(words).filter((key) => {
      const pattern = english[key] ?? english[`${stem(key)}.other`];
      // One and two may be said without the number.
      return pattern !== undefined && placesIn(words[key]!) !== placesIn(pattern) && !(stem(key) && /\.(zero|one|two)$/.test(key));
    }),
    plurals: [...stems].flatMap((key) => forms.map((form) => `${key}.${form}`)).filter((key) => !(key in words) && !key.endsWith('.other')),
  };
}

/**
 * `faelles language FILE`: tells what a dictionary lacks. FILE is JSON, or a module that exports the words; its name is the
 * language (`ar.json`), unless `--language=ar` says it.
 * @returns 0 when it is complete, 1 when keys are missing, unknown or have other places, 2 when it cannot be read
 */
export async function language(args: string[], output: Output): Promise<number> {
  const file = args.find((arg) => !arg.startsWith('--'));
  if (!file) {
    output.err('Name a dictionary: faelles language ar.json');
    return 2;
  }
  const tag = args.find((arg) => arg.startsWith('--language='))?.slice('--language='.length) ?? basename(file).split('.')[0]!;
  try {
    if (!Intl.PluralRules.supportedLocalesOf(tag).length) throw new RangeError();
  } catch {
    output.err(`“${tag}” is no language this computer knows: say which with --language=`);
    return 2;
  }
  let words: Dictionary;
  try {
    words = await read(file);
  } catch {
    output.err(`${file} cannot be read as a dictionary`);
    return 2;
  }
  const english = await englishWords();
  const { missing, unknown, places, plurals } = compareDictionary(words, tag, english);
  for (const key of missing) output.err(`missing: ${key}  “${english[key]}”`);
  for (const key of unknown) output.err(`unknown, never asked for: ${key}`);
  for (const key of places) output.err(`other {places} than the English: ${key}`);
  for (const key of plurals) output.out(`may be added, a plural form of its own: ${key}`);
  const all = Object.keys(english).length;
  output.out(`${file}: ${all - missing.length} of ${all} texts in “${tag}”${missing.length ? '; English is shown for the others' : ''}`);
  return missing.length + unknown.length + places.length > 0 ? 1 : 0;
}

async function read(file: string): Promise<Dictionary> {
  const found: unknown = /\.json$/.test(file) ? JSON.parse(await readFile(file, 'utf8')) : await import(pathToFileURL(resolve(file)).href);
  const parts = Object.values(found as object).some((part) => typeof part === 'object') ? Object.values(found as object) : [found];
  const words = Object.assign({}, ...parts) as Dictionary;
  if (!Object.values(words).every((word) => typeof word === 'string')) throw new TypeError('no dictionary');
  return words;
}
