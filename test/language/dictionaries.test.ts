import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { issueCodes } from '@faelles/schemas/issue.js';
import { fieldKinds } from '@faelles/schemas/field.js';
import { paymentStates } from '@faelles/schemas/payment.js';
import { createTranslator, issueKeys, type Dictionary } from '@faelles/language';

const folder = new URL('../../packages/language/src/dictionaries/', import.meta.url);
const rooms = (language: string) => readdirSync(new URL(`${language}/`, folder)).sort();

async function words(language: string, file: string): Promise<Dictionary> {
  const module = (await import(`@faelles/language/dictionaries/${language}/${file.replace(/\.ts$/, '.js')}`)) as Record<string, Dictionary>;
  return module[file.replace('.ts', '')]!;
}

const places = (message: string) => [...new Set(message.match(/\{\w+\}/g))].sort();

test('Danish and English have the same files', () => {
  assert.deepEqual(rooms('da'), rooms('en'));
  assert.ok(rooms('da').length >= 8);
});

for (const file of rooms('da')) {
  test(`${file} says the same in Danish and English`, async () => {
    const da = await words('da', file);
    const en = await words('en', file);
    assert.deepEqual(Object.keys(da).sort(), Object.keys(en).sort());
    for (const key of Object.keys(da)) {
      assert.ok(da[key]!.trim() && en[key]!.trim(), `${key} has words`);
      assert.deepEqual(places(da[key]!), places(en[key]!), `${key} has the same places`);
      for (const message of [da[key]!, en[key]!]) {
        assert.equal(message, message.trim(), key);
        assert.doesNotMatch(message, / {2}|<|&\w+;|\.\.\./, `${key} is plain text`);
      }
    }
  });

  test(`${file}: a plural has all its forms`, async () => {
    const keys = Object.keys(await words('da', file));
    for (const key of keys.filter((name) => name.endsWith('.one'))) {
      assert.ok(keys.includes(key.replace(/one$/, 'other')), key);
    }
  });
}

test('keys are unique over all files', async () => {
  const keys = (await Promise.all(rooms('da').map((file) => words('da', file)))).flatMap((room) => Object.keys(room));
  assert.deepEqual(keys.filter((key, at) => keys.indexOf(key) !== at), []);
});

for (const language of ['da', 'en']) {
  test(`every issue code has words for every kind of field, also when the label is a question (${language})`, async () => {
    const t = createTranslator({ ...(await words(language, 'fields.ts')), ...(await words(language, 'errors.ts')) }, language);
    for (const kind of fieldKinds) {
      for (const code of issueCodes) {
        for (const label of ['Navn', 'Hvad hedder du?']) {
          const message = t(issueKeys({ kind, code, label }));
          assert.equal(t.missing.size, 0, `${kind} ${code}`);
          assert.doesNotMatch(message, /\.$/, `${kind} ${code} is one line without a full stop at its end`);
          if (label.endsWith('?')) assert.doesNotMatch(message, /\{labelLower\}/, `${kind} ${code} puts a question into a sentence`);
        }
      }
    }
  });

  test(`every error key is one that can be asked for (${language})`, async () => {
    const known = new Set<string>();
    const parts: Record<string, string[]> = {
      date: ['day', 'month', 'year'],
      period: ['from', 'to'],
      'month-year': ['month', 'year'],
      address: ['street', 'houseNumber', 'floor', 'door', 'postalCode', 'postalDistrict', 'search', 'country', 'lines', 'city'],
      'bank-account': ['registrationNumber', 'accountNumber', 'iban'],
    };
    for (const kind of fieldKinds) {
      for (const code of issueCodes) {
        for (const part of [undefined, ...(parts[kind] ?? [])]) {
          issueKeys({ kind, code, label: '?', part, params: { file: 'a' } }).forEach((key) => known.add(key));
        }
      }
    }
    for (const file of ['errors.ts', 'days.ts']) {
      assert.deepEqual(Object.keys(await words(language, file)).filter((key) => key.startsWith('error.') && !known.has(key)), []);
    }
  });

  test(`every payment state has a heading and what to do (${language})`, async () => {
    const payment = await words(language, 'payment.ts');
    for (const state of paymentStates) {
      assert.ok(payment[`payment.state.${state}`], state);
      assert.ok(payment[`payment.state.${state}.lead`], state);
    }
  });
}
