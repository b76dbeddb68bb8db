import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { SummarySection, type SummaryLine } from '@faelles/schemas/summary.js';
import type { FieldKind } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import { answerText } from '@faelles/form-engine/answer-text.js';
import { compileForm } from '@faelles/form-engine/compile.js';
import { createStore } from '@faelles/form-engine/store.js';
import { summaryOf } from '@faelles/form-engine/summary.js';
import { formOf, personInputs, roadPermit, TODAY } from './support.ts';

const t = (key: string) => ({ 'field.yes': 'Ja', 'field.no': 'Nej' })[key] ?? key;

describe('the summary', () => {
  const road = compileForm(roadPermit());
  const store = createStore(road, { today: () => TODAY, inputs: personInputs() });

  it('has the answers by step, as labelled on the way, in both languages', () => {
    const sections = store.summary();
    assert.deepEqual(sections.map(({ step }) => step), ['applicant', 'place', 'traffic', 'consent']);
    const lines = (language: 'da' | 'en') => sections.flatMap((section) => section.lines.map((line) => `${line.label[language]}: ${answerText(line, language, t)}`));
    assert.ok(lines('da').includes('Hvad skal stå på vejen?: Kran eller lift'));
    assert.ok(lines('en').includes('What will stand on the road?: Crane or lift'));
    assert.ok(lines('da').includes('Hvor meget plads skal du bruge?: 20\u00A0m²'));
    assert.ok(lines('da').includes('Fra hvilken dato?: 1. december 2026'));
    assert.ok(lines('da').includes('Dit CPR-nummer: 010150-5006'));
    assert.ok(lines('da').includes('Må vi se, om du skylder gebyrer for brug af vejen?: Ja, det må I gerne'));
    assert.ok(lines('da').some((line) => line.startsWith('Oplysningerne er rigtige: Jeg erklærer, at')));
  });

  it('is the same from the submitted answers as from the store', () => {
    assert.deepEqual(summaryOf(road, store.values(), { today: TODAY }), store.summary());
    assert.ok(z.safeParse(z.array(SummarySection), store.summary()).success);
  });

  it('has a line without value for a question that was passed by, and none for what does not apply', () => {
    const company = createStore(road, { today: () => TODAY, inputs: { ...personInputs(), applicantType: 'company', cvr: '99999004', contactPerson: 'Test' } });
    const lines = company.summary().flatMap((section) => section.lines);
    const pNumber = lines.find(({ path }) => path === 'pNumber')!;
    assert.equal('value' in pNumber, false);
    assert.equal(answerText(pNumber, 'da', t), '');
    assert.equal(lines.some(({ path }) => path === 'cpr' || path === 'introduction'), false);
  });

  it('says who may see an answer outside the session', () => {
    const privacy = Object.fromEntries(store.summary().flatMap(({ lines }) => lines.map((line) => [line.path, line.privacy])));
    assert.equal(privacy.cpr, 'personal-number');
    assert.equal(privacy.name, 'free-text');
    assert.equal(privacy.email, 'sensitive');
    assert.equal(privacy.area, 'open');
  });

  it('gives groups and entries sections of their own, and a choice its answers after it', () => {
    const form = formOf([
      { name: 'person', kind: 'group', label: { da: 'Person' }, fields: [{ name: 'name' }] },
      { name: 'after' },
      { name: 'periods', kind: 'list', label: { da: 'Perioder' }, entryLabel: { da: 'periode' }, fields: [{ name: 'from', kind: 'date' }] },
      { name: 'pension', kind: 'choice', label: { da: 'Pension' }, fields: [{ name: 'fund', kind: 'group', label: { da: 'Ja' }, fields: [{ name: 'name' }] }, { name: 'none', kind: 'group', label: { da: 'Nej' }, fields: [] }] },
    ] as never);
    const values = { person: { name: 'A' }, after: 'B', periods: [{ from: '2026-01-01' }, { from: '2026-02-01' }], pension: { branch: 'fund', fund: { name: 'C' } } };
    assert.deepEqual(
      summaryOf(form, values, { today: TODAY }).map(({ title, path, entry, lines }) => [title.da, path, entry, lines.map((line) => answerText(line, 'da', t))]),
      [
        ['Et', undefined, undefined, ['B', 'Ja', 'C']],
        ['Person', 'person', undefined, ['A']],
        ['Periode', 'periods.0', 1, ['1. januar 2026']],
        ['Periode', 'periods.1', 2, ['1. februar 2026']],
      ],
    );
  });
});

describe('an answer in words', () => {
  const line = (kind: FieldKind, value: Json, more: Partial<SummaryLine> = {}): SummaryLine => ({ path: 'a', kind, label: { da: 'A' }, value, privacy: 'open', ...more });
  const rows: [FieldKind, Json, da: string, en: string][] = [
    ['money', 123450, '1.234,50\u00A0kr.', 'DKK\u00A01,234.50'],
    ['integer', 1234, '1.234', '1,234'],
    ['number', 12.5, '12,5', '12.5'],
    ['period', { from: '2026-11-20', to: '2026-12-01' }, '20. november 2026 – 1. december 2026', '20 November 2026 – 1 December 2026'],
    ['month-year', '2026-11', 'november 2026', 'November 2026'],
    ['time', '09:30', '09.30', '09:30'],
    ['yes-no', false, 'Nej', 'Nej'],
    ['checkbox', true, 'Ja', 'Ja'],
    ['cvr', '99999004', '99 99 90 04', '99 99 90 04'],
    ['phone', '+4512345678', '12 34 56 78', '12 34 56 78'],
    ['municipality', '0101', 'København', 'København'],
    ['country', 'SE', 'Sverige', 'Sweden'],
    ['bank-account', { registrationNumber: '0040', accountNumber: '0440116243' }, '0040 0440116243', '0040 0440116243'],
    ['address', { street: 'Testvej', houseNumber: '12B', floor: '2', door: 'th', postalCode: '2750', postalDistrict: 'Ballerup', source: 'manual' }, 'Testvej 12B, 2. th, 2750 Ballerup', 'Testvej 12B, 2. th, 2750 Ballerup'],
    ['address', { street: 'Testvej', houseNumber: '1', floor: 'st', postalCode: '2750', postalDistrict: 'Ballerup', source: 'manual' }, 'Testvej 1, st, 2750 Ballerup', 'Testvej 1, st, 2750 Ballerup'],
    ['file', [{ id: 'x', name: 'plan.pdf', type: 'application/pdf', size: 2048 }], 'plan.pdf (2\u00A0kB)', 'plan.pdf (2\u00A0kB)'],
    ['text', 'Test', 'Test', 'Test'],
  ];
  for (const [kind, value, danish, english] of rows) {
    it(`${kind}: ${danish}`, () => {
      assert.equal(answerText(line(kind, value), 'da', t), danish);
      assert.equal(answerText(line(kind, value), 'en', t), english);
    });
  }

  it('says nothing of a masked answer', () => {
    assert.equal(answerText(line('text', 'secret', { privacy: 'masked' }), 'da', t), '');
  });
});
