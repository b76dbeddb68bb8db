/** The command line as functions, for tools that bring their own terminal. */
export { check } from './check.ts';
export { compareDictionary, englishWords, language, type DictionaryReport } from './language.ts';
export { terminal, type Output } from './output.ts';
export { payments } from './payments.ts';
export { run } from './run.ts';
