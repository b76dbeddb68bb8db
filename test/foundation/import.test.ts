import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';

// A page may be rendered on a server: importing must not need a DOM, and must register nothing (rules of the house).
for (const room of ['foundation', 'fields']) {
  const source = new URL(`../../packages/${room}/src/`, import.meta.url);
  const files = (await readdir(source, { recursive: true })).filter((file) => file.endsWith('.ts') && !/(^|\/)fk-(?!element)/.test(file));

  test(`every class module of ${room} can be imported without a page, and registers nothing`, async () => {
    assert.ok(files.length > 10);
    for (const file of files) await import(new URL(file, source).href);
    const registered = ['fk-text-field', 'fk-date-field', 'fk-file-field'].filter((tag) => globalThis.customElements?.get(tag));
    assert.deepEqual(registered, []);
  });
}
