/** Reads answers of every kind: for who has none of their elements, as when two versions of a draft are laid side by side. */
export { parseField } from '@faelles/form-engine/parse.js';
