/** The page in docs/for-vendors.md is the one that is tried in the browser. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const plain = (code: string): string => code.replace(/\s+/g, ' ').trim();

it('the page of one’s own in docs/for-vendors.md is the one that is tested', () => {
  const docs = plain(read('docs/for-vendors.md'));
  assert.ok(docs.includes(plain(read('test/payment/vendor-page.js'))), 'vendor-page.js');
  const [, element] = /(<fk-payment[\s\S]*<\/fk-payment>)/.exec(read('test/payment/vendor-page.html'))!;
  assert.ok(docs.includes(plain(element!).replace('/payment-api/vendor-page', '/api')), 'vendor-page.html');
});
