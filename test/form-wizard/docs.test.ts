/** The vendor's field in the documentation is the one that the browser tests use. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { it } from 'node:test';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const plain = (code: string) => code.replace(/\s+/g, '');

it('the field of one’s own in docs/for-vendors.md is the one that is tested', () => {
  const source = stripTypeScriptTypes(read('test/form-wizard/own-field.ts')).split('// #region plate-field')[1]!.split('// #endregion')[0]!;
  assert.ok(plain(read('docs/for-vendors.md')).includes(plain(source.replace('export class', 'class'))));
});
