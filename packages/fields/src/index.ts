/** Types and the registry of kinds. Importing this registers nothing: a `fk-…` module does. */
export { kinds, type KindElement } from './kinds.ts';
export { FieldElement } from './base/field-element.ts';
export type { Choice } from './base/choice-field.ts';
export type { Uploader } from './file-field/upload.ts';
export type { Asker } from './fetched-field/asker.ts';
