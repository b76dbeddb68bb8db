// How many bytes a journey counted on the wire, kept for the stage that judges them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../.build/page-bytes.json', import.meta.url));

/**
 * Keeps a measurement for the budget stage of the tests, under the name of its budget.
 * @param {string} name
 * @param {number} bytes
 */
export function keepBytes(name, bytes) {
  mkdirSync(fileURLToPath(new URL('../../.build/', import.meta.url)), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...keptBytes(), [name]: bytes }));
}

/** All measurements kept since the last {@link forgetBytes}. @returns {Record<string, number>} */
export const keptBytes = () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});

/** Forgets them, so that a budget never passes on yesterday's figure. */
export function forgetBytes() {
  mkdirSync(fileURLToPath(new URL('../../.build/', import.meta.url)), { recursive: true });
  writeFileSync(file, '{}');
}
