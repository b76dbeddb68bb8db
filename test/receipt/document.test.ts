import { test } from 'node:test';
import assert from 'node:assert/strict';
import { composeReceipt, maskReceipt, receiptDocument, type Block } from '@faelles/receipt/model';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { receiptWords } from '@faelles/server/receipts/words.js';
import { receiptInput } from './fixture.ts';

const receipt = composeReceipt({
  ...receiptInput(),
  attachments: [{ label: { da: 'Trafikplan' }, name: 'Prøve Person.pdf', type: 'application/pdf', size: 2048, sha256: 'c'.repeat(64) }],
  consents: [{ id: 'debt', title: { da: 'Må vi se gæld?', en: 'May we see debt?' }, state: 'refused', at: '2026-11-20T09:50:00Z', textHash: 'a'.repeat(64), language: 'da', version: '1.0.0', party: { da: 'Medejeren' } }],
  declarations: [{ id: 'truth', title: { da: 'Det er rigtigt', en: 'It is right' }, at: '2026-11-20T09:50:00Z', textHash: 'b'.repeat(64), language: 'da', version: '2.0.0' }],
  verify: { code: 'K7M2-9XT4-0QRB-V3HE', url: 'https://selvbetjening.example/verify.html#K7M29XT40QRBV3HE' },
});
const documentOf = (of: Receipt, language = 'da', masked = false) => {
  const words = receiptWords(language);
  const made = receiptDocument(of, language, words, { masked });
  assert.deepEqual([...words.missing], [], 'words that are missing');
  return made;
};
const headings = ({ blocks }: { blocks: Block[] }) => blocks.flatMap((block) => (block.kind === 'heading' && block.level < 3 ? [block.text.text] : []));
const all = (value: unknown): string => JSON.stringify(value);

test('success first, then what happens, what was sent, paid, whom to ask, and how to check it', () => {
  assert.deepEqual(headings(documentOf(receipt)), [
    'Ansøgningen er sendt', 'Hvad sker der nu?', 'Det har du sendt', 'Filer, du har sendt', 'Samtykker og erklæringer', 'Betaling', 'Kontakt', 'Kan man stole på kvitteringen?',
  ]);
  assert.equal(documentOf(receipt, 'en').blocks.length, documentOf(receipt).blocks.length);
});

test('every section has one heading of level 2, and levels are never skipped', () => {
  const levels = documentOf(receipt).blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
  assert.equal(levels[0], 1);
  assert.equal(levels.filter((level) => level === 1).length, 1);
  levels.forEach((level, at) => assert.ok(level - (levels[at - 1] ?? 0) <= 1));
});

test('what is to be paid comes before what happens next, and is the first thing to do, with its last day', () => {
  const slip = { type: '71', paymentId: '026840149965328', creditor: '80000019', dueDate: '2026-12-04', amountOre: 123_456, line: '+71<026840149965328+80000019<' } as const;
  const order = { ...receipt.payment!.order, totalOre: 123_456 };
  const payment = { ...receipt.payment!, order, state: 'created', amounts: { authorisedOre: 0, capturedOre: 0, refundedOre: 0, cancelledOre: 0 }, slip, remainingOre: 123_456 } as const;
  const made = documentOf({ ...receipt, payment });
  const told = headings(made);
  assert.ok(told.indexOf('Betaling') < told.indexOf('Hvad sker der nu?'));
  const actions = made.blocks.find((block) => block.kind === 'actions')!;
  assert.deepEqual(actions.items[0], { code: 'BETALING', label: { text: 'Betal 1.234,56\u00A0kr.' }, href: '#payment', until: '2026-12-04', when: '(senest 4. december 2026)' });
  assert.match(all(made), /"1\.234,56"/);
});

test('texts that nobody wrote in the language are Danish, and say so', () => {
  const { blocks } = documentOf(receipt, 'en');
  const next = blocks.find((block) => block.kind === 'list')!;
  assert.deepEqual(next.items, [{ text: 'Vi ser på din ansøgning.', lang: 'da' }]);
});

test('what a citizen typed is marked as theirs', () => {
  const facts = documentOf(receipt).blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []));
  assert.deepEqual(facts.find(({ term }) => term.text === 'Navn')!.value, { text: 'Prøve Person', typed: true });
  assert.equal(facts.find(({ term }) => term.text === 'Areal')!.value.typed, undefined);
});

test('files with size and hash, consents and declarations with where they stand', () => {
  const words = all(documentOf(receipt));
  for (const said of ['Prøve Person.pdf (2\u00A0kB)', `SHA-256: ${'c'.repeat(64)}`, 'Medejeren: Nej, den 20. november 2026 kl. 10.50', 'Bekræftet den 20. november 2026', 'Tekstens version: 2.0.0']) {
    assert.ok(words.includes(said), said);
  }
});

test('masked, nothing of a person is in it, and it says that something is hidden', () => {
  const words = all(documentOf(maskReceipt(receipt), 'da', true));
  for (const secret of ['Prøve Person', '010150-5006', 'proeve@example.dk', 'c'.repeat(64), 'Hemmeligt']) assert.ok(!words.includes(secret), secret);
  assert.match(words, /Nogle oplysninger er skjult/);
  assert.match(words, /K7M2-9XT4-0QRB-V3HE/);
});

test('the name of the document says nothing about a person', () => {
  assert.equal(documentOf(receipt).title, 'Kvittering RV-2026-4F7K2QD: Råden over vej');
});

test('an address that nobody should be sent to is words and no link', () => {
  const bad = { ...receipt, feedback: 'javascript:alert(1)', actions: [{ code: 'INFORMATION' as const, label: { da: 'Klik' }, href: 'data:text/html,x' }] };
  const words = all(documentOf(bad));
  assert.ok(words.includes('Klik') && !words.includes('javascript:') && !words.includes('data:text'));
});

test('guidance on complaints is not on an acknowledgement, whatever the data says', () => {
  const complaint = { text: { da: 'Klag her' }, until: '2026-12-18' };
  assert.ok(!all(documentOf({ ...receipt, decision: true, complaint })).includes('Klag her'));
  assert.ok(!all(documentOf({ ...receipt, kind: 'completion', complaint })).includes('Klag her'));
  assert.match(all(documentOf({ ...receipt, kind: 'completion', decision: true, complaint })), /Klag her.*Du kan klage til og med 18\. december 2026/);
});

test('how long it takes is said where no day can be promised', () => {
  const { expectedBy: _day, ...open } = receipt;
  const time = { basis: 'statute', workingDays: 7, countsFrom: 'received', lateNotice: true } as const;
  const words = all(documentOf({ ...open, processingTime: time }));
  assert.match(words, /Forventet behandlingstid: 7 arbejdsdage\./);
  assert.match(words, /Fristen står i loven\. Regnet fra den dag, vi har modtaget ansøgningen\. Kan vi ikke nå det, skriver vi til dig med en ny dato\./);
});

test('the address it is checked at is a link over https, and on the machine of the demo; no other without', () => {
  const hrefAt = (url: string) => {
    const { blocks } = documentOf({ ...composeReceipt(receiptInput()), verify: { code: '1357-9BDF-HKNQ-SVXW', url } });
    const rows = blocks.flatMap((block) => (block.kind === 'facts' ? block.rows : []));
    return rows.find(({ value }) => value.text.endsWith('/verify.html'))?.href;
  };
  const code = '#13579BDFHKNQSVXW';
  for (const url of [`https://selvbetjening.example/verify.html${code}`, `http://127.0.0.1:8080/verify.html${code}`, `http://localhost/verify.html${code}`]) assert.equal(hrefAt(url), url);
  for (const url of [`http://selvbetjening.example/verify.html${code}`, `http://localhost.example/verify.html${code}`, `http://localhost:8080@example.org/verify.html${code}`, `http://127.0.0.1:x@example.org/verify.html${code}`]) assert.equal(hrefAt(url), undefined);
});
