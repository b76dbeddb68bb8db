import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTranslator, issueKeys, issueParams, lowerFirst, type IssueInWords } from '@faelles/language';
import { account as daAccount } from '@faelles/language/dictionaries/da/account.js';
import { address as daAddress } from '@faelles/language/dictionaries/da/address.js';
import { attached as daAttached } from '@faelles/language/dictionaries/da/attached.js';
import { errors as daMistakes } from '@faelles/language/dictionaries/da/errors.js';
import { fields as daFields } from '@faelles/language/dictionaries/da/fields.js';
import { files as daFiles } from '@faelles/language/dictionaries/da/files.js';
import { numbers as daNumbers } from '@faelles/language/dictionaries/da/numbers.js';
import { account as enAccount } from '@faelles/language/dictionaries/en/account.js';
import { address as enAddress } from '@faelles/language/dictionaries/en/address.js';
import { attached as enAttached } from '@faelles/language/dictionaries/en/attached.js';
import { errors as enMistakes } from '@faelles/language/dictionaries/en/errors.js';
import { fields as enFields } from '@faelles/language/dictionaries/en/fields.js';
import { files as enFiles } from '@faelles/language/dictionaries/en/files.js';
import { numbers as enNumbers } from '@faelles/language/dictionaries/en/numbers.js';
import { wizard } from '@faelles/language/dictionaries/da/wizard.js';
import { wizard as wizardEn } from '@faelles/language/dictionaries/en/wizard.js';

// What is wrong with an answer is said in the words of its kind, which come with the kind.
const da = { ...daFields, ...daMistakes, ...daAccount, ...daAddress, ...daFiles, ...daAttached, ...daNumbers };
const en = { ...enFields, ...enMistakes, ...enAccount, ...enAddress, ...enFiles, ...enAttached, ...enNumbers };

const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');

test('fills places; numbers as the language writes them', () => {
  const words = { hello: 'Hej {name}, {count} gange', twice: '{a} og {a}' };
  assert.equal(createTranslator(words, 'da')('hello', { name: 'Ida', count: 1234.5 }), 'Hej Ida, 1.234,5 gange');
  assert.equal(createTranslator(words, 'en')('hello', { name: 'Ida', count: 1234.5 }), 'Hej Ida, 1,234.5 gange');
  assert.equal(createTranslator(words, 'da')('twice', { a: 'x' }), 'x og x');
});

test('a place without a param stays to be seen; a param is never filled into a param', () => {
  const t = createTranslator({ hello: 'Hej {name} {toString}' }, 'da');
  assert.equal(t('hello'), 'Hej {name} {toString}');
  assert.equal(t('hello', { name: '{toString} $& $1', other: 'x' }), 'Hej {toString} $& $1 {toString}');
});

test('a missing key comes back as itself and is noted', () => {
  const t = createTranslator({ known: 'Kendt' }, 'da');
  assert.equal(t('known'), 'Kendt');
  assert.equal(t(['gone', 'known']), 'Kendt');
  assert.deepEqual([...t.missing], []);
  assert.equal(t('gone'), 'gone');
  assert.equal(t.has('gone'), false);
  assert.equal(t.has('known'), true);
  assert.deepEqual([...t.missing], ['gone']);
  assert.equal(t.language, 'da');
});

test('plurals', () => {
  const t = createTranslator(wizardEn, 'en');
  assert.equal(t('wizard.errors', { count: 1 }), 'There is 1 thing to correct');
  assert.equal(t('wizard.errors', { count: 0 }), 'There are 0 things to correct');
  assert.equal(createTranslator(wizard, 'da')('wizard.errors', { count: 3 }), 'Der er 3 ting, du skal rette');
  assert.equal(createTranslator({ 'a.other': '{count} a' }, 'da')('a', { count: 1 }), '1 a');
});

for (const [label, language, expected] of [
  ['Dit navn', 'da', 'dit navn'],
  ['CPR-nummer', 'da', 'CPR-nummer'],
  ['P-nummer', 'da', 'P-nummer'],
  ['E-mail', 'da', 'e-mail'],
  ['MitID', 'da', 'MitID'],
  ['Årets leje', 'da', 'årets leje'],
  ['I alt:', 'da', 'i alt'],
  ['I confirm', 'en', 'I confirm'],
  ['Your CPR number', 'en', 'your CPR number'],
  ['', 'da', ''],
] as const) {
  test(`"${label}" inside a sentence is "${expected}"`, () => assert.equal(lowerFirst(label, language), expected));
}

const issues: [issue: IssueInWords, da: string, en: string][] = [
  [
    { kind: 'cpr', code: 'required', label: 'Dit CPR-nummer' },
    'Indtast dit CPR-nummer med 10 cifre',
    'Enter dit CPR-nummer with 10 digits',
  ],
  [{ kind: 'text', code: 'required', label: 'Navn' }, 'Indtast navn', 'Enter navn'],
  [
    { kind: 'yes-no', code: 'required', label: 'Spærrer det fortovet?' },
    'Vælg ja eller nej i “Spærrer det fortovet?”',
    'Choose yes or no in “Spærrer det fortovet?”',
  ],
  [
    { kind: 'text', code: 'required', label: 'Hvad skal stå der?' },
    'Svar på “Hvad skal stå der?”',
    'Answer “Hvad skal stå der?”',
  ],
  [
    { kind: 'date', code: 'date-too-early', label: 'Fra', params: { min: '2026-11-21' } },
    'Datoen i “Fra” skal være i dag eller senere',
    'The date in “Fra” must be today or later',
  ],
  [
    { kind: 'date', code: 'date-too-late', label: 'Til', params: { max: '2027-11-21' } },
    'Datoen i “Til” skal være 21. november 2027 eller tidligere',
    'The date in “Til” must be 21 November 2027 or earlier',
  ],
  [
    { kind: 'money', code: 'too-large', label: 'Beløb', params: { max: 123450 } },
    'Beløbet i “Beløb” skal være 1.234,50 kr. eller mindre',
    'The amount in “Beløb” must be DKK 1,234.50 or less',
  ],
  [
    { kind: 'integer', code: 'too-small', label: 'Areal', params: { min: 1, unit: 'm²' } },
    'Indtast 1 m² eller mere i “Areal”',
    'Enter 1 m² or more in “Areal”',
  ],
  [
    { kind: 'file', code: 'file-size', label: 'Plan', params: { file: 'plan.pdf', max: 10 * 1024 * 1024 } },
    'Filen plan.pdf er for stor. Den må højst fylde 10 MB',
    'The file plan.pdf is too large. It can be no larger than 10 MB',
  ],
  [
    { kind: 'file', code: 'file-size', label: 'Plan', params: { max: 10 * 1024 * 1024 } },
    'Vælg en mindre fil. Den må højst fylde 10 MB',
    'Choose a smaller file. It can be no larger than 10 MB',
  ],
  [
    { kind: 'address', part: 'postalCode', code: 'format', label: 'Adresse' },
    'Indtast postnummeret i “Adresse” med 4 cifre',
    'Enter the postal code in “Adresse” with 4 digits',
  ],
  [
    { kind: 'bank-account', part: 'accountNumber', code: 'check-digit', label: 'Konto' },
    'Tjek “Konto”. Der er nok et ciffer, der er forkert',
    'Check “Konto”. One of the digits is probably wrong',
  ],
];

for (const [issue, danish, english] of issues) {
  test(`${issue.kind} ${issue.part ?? ''} ${issue.code}: ${danish}`, () => {
    const said = (words: typeof da, language: string) =>
      plain(createTranslator(words, language)(issueKeys(issue), issueParams(issue, language, '2026-11-21')));
    assert.equal(said(da, 'da'), danish);
    assert.equal(said(en, 'en'), english);
  });
}
