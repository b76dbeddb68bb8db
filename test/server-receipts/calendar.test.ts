// The calendar file of a receipt, read by a parser that is not ours (ical.js).
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { composeReceipt, maskReceipt } from '@faelles/receipt/model';
import { calendarFile, type CalendarInput } from '@faelles/server/receipts/calendar.js';
import type { CaseStatusEntry, CaseStatusView } from '@faelles/schemas/case-status.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { receiptInput } from '../receipt/fixture.ts';

const slip = { type: '71', paymentId: '026840149965328', creditor: '80000019', dueDate: '2026-12-04', amountOre: 10000, line: '+71<026840149965328+80000019<' } as const;
const text = (da: string, en = `${da} (en)`) => ({ da, en });
const bare = composeReceipt(receiptInput());

/** Everything that has a day. */
const full: Receipt = {
  ...bare,
  expectedBy: '2026-12-18',
  payment: { ...bare.payment!, slip, remainingOre: 10000 },
  actions: [
    { code: 'FORBEREDELSE', label: text('Send tegningen'), href: 'https://example.dk/tegning?a=1&b=2', until: '2026-12-01' },
    { code: 'INFORMATION', label: text('Læs mere'), href: 'https://example.dk' },
    { code: 'SELVBETJENING', label: text('Svar på spørgsmålene'), href: 'https://example.dk/svar', until: '2026-12-02T11:00:00Z' },
  ],
  appointments: [
    { id: '0b0f7a52-6c34-4d0e-8c7b-7d5c1d3e9a20', title: text('Pas til barn'), description: text('Medbring billedlegitimation'), location: text('Rådhuset, 1. sal'), from: '2026-12-01T09:00:00Z', until: '2026-12-01T09:20:00Z' },
  ],
  complaint: { text: text('Du kan klage til Ankestyrelsen'), until: '2026-12-30' },
};

const write = (receipt: Receipt, input: Partial<CalendarInput> = {}) => calendarFile(receipt, { language: 'da', host: 'selvbetjening.example', ...input });
/** What the parser finds, by the right part of the UID. */
function read(file: string | undefined) {
  assert.ok(file !== undefined);
  const calendar = new ICAL.Component(ICAL.parse(file) as never);
  return new Map(calendar.getAllSubcomponents('vevent').map((part) => [new ICAL.Event(part).uid.slice(bare.id.length + 1).split('@')[0]!, part]));
}
const value = (part: ICAL.Component | undefined, name: string) => part?.getFirstPropertyValue(name);
const said = (part: ICAL.Component | undefined, name: string) => String(value(part, name));

const entry = (more: Partial<CaseStatusEntry>): CaseStatusEntry => ({ status: 'processing', at: '2026-11-22T10:00:00Z', recordedAt: '2026-11-22T10:00:05Z', ...more });
const status = (...history: CaseStatusEntry[]): CaseStatusView => ({
  authority: bare.authority.name, withdrawn: false, masked: false, history, readAt: '2026-11-23T10:00:00Z', ...(history.length && { current: history.at(-1)! }),
});

describe('the calendar file of a receipt', () => {
  it('has an entry for everything with a day', () => {
    const found = read(write(full));
    assert.deepEqual([...found.keys()], ['appointment-0b0f7a52-6c34-4d0e-8c7b-7d5c1d3e9a20', 'payment', 'action-0', 'action-2', 'answer', 'complaint']);
  });

  it('gives an appointment as instants in UTC, with place, words and a reminder the day before', () => {
    const part = [...read(write(full)).values()][0]!;
    const event = new ICAL.Event(part);
    assert.deepEqual([event.startDate.toString(), event.startDate.zone.tzid], ['2026-12-01T09:00:00Z', 'UTC']);
    assert.equal(event.endDate.toString(), '2026-12-01T09:20:00Z');
    assert.deepEqual([event.summary, event.location], ['Pas til barn', 'Rådhuset, 1. sal']);
    assert.ok(event.description.startsWith('Medbring billedlegitimation\nRåden over vej. Referencenummer RV-2026-4F7K2QD.\nPrøvekommunen, telefon +4512345678'));
    const alarm = part.getFirstSubcomponent('valarm')!;
    assert.deepEqual([said(alarm, 'trigger'), said(alarm, 'action'), said(alarm, 'description')], ['-P1D', 'DISPLAY', 'Pas til barn']);
    assert.deepEqual([said(part, 'class'), said(part, 'transp')], ['PRIVATE', 'OPAQUE']);
  });

  it('gives a last day as a date without a clock, that takes no time, with a reminder at nine the day before', () => {
    const part = read(write(full)).get('payment')!;
    const event = new ICAL.Event(part);
    assert.deepEqual([event.startDate.isDate, event.startDate.toString(), event.endDate.toString()], [true, '2026-12-04', '2026-12-05']);
    assert.equal(event.summary, 'Sidste dag at betale: Råden over vej');
    assert.ok(event.description.includes('100,00'));
    assert.equal(said(part, 'transp'), 'TRANSPARENT');
    assert.equal(ICAL.Duration.fromString(said(part.getFirstSubcomponent('valarm')!, 'trigger')).toSeconds(), -15 * 3600);
  });

  it('keeps a last hour as an instant, and reminds nobody of a day others have to keep', () => {
    const found = read(write(full));
    assert.equal(new ICAL.Event(found.get('action-2')!).startDate.toString(), '2026-12-02T11:00:00Z');
    assert.equal(found.get('answer')!.getFirstSubcomponent('valarm'), null);
    assert.equal(said(found.get('action-0'), 'url'), 'https://example.dk/tegning?a=1&b=2');
  });

  it('is in the language asked for, and in Danish where there are no words', () => {
    assert.equal(said(read(write(full, { language: 'en' })).get('answer'), 'summary'), 'You can expect an answer: Råden over vej'.replace('Råden over vej', 'Use of a public road'));
    assert.equal(said(read(write(full, { language: 'fr' })).get('answer'), 'summary'), 'Du kan forvente svar: Råden over vej');
  });

  it('is the same bytes for the same receipt, and moves its entries when the receipt is issued again', () => {
    assert.equal(write(full), write(structuredClone(full)));
    const again = { ...full, issuedAt: '2026-11-25T10:00:00Z' };
    for (const [id, before] of read(write(full))) {
      const after = read(write(again)).get(id);
      assert.equal(said(after, 'uid'), said(before, 'uid'));
      assert.ok(Number(value(after, 'sequence')) > Number(value(before, 'sequence')), id);
      assert.equal(said(after, 'dtstamp'), '2026-11-25T10:00:00Z');
    }
  });

  it('has the date the authority told last, with a higher sequence, and none once it is decided', () => {
    const told = status(entry({ expectedBy: '2027-01-15' }));
    const before = read(write(full)).get('answer');
    const after = read(write(full, { status: told })).get('answer');
    assert.equal(said(after, 'dtstart'), '2027-01-15');
    assert.equal(said(after, 'uid'), said(before, 'uid'));
    assert.ok(Number(value(after, 'sequence')) > Number(value(before, 'sequence')));
    for (const end of ['decided', 'closed', 'rejected'] as const) assert.equal(read(write(full, { status: status(entry({ status: end })) })).has('answer'), false, end);
  });

  it('has the last day to complain of what the case came to', () => {
    const decided = status(entry({ status: 'decided', decision: { complaint: { text: text('Klag til os'), until: '2027-02-01' } } }), entry({ status: 'closed' }));
    assert.equal(said(read(write(bare, { status: decided })).get('complaint'), 'dtstart'), '2027-02-01');
  });

  it('is none when nothing has a day, nothing is left to pay, or the application was taken back', () => {
    const { expectedBy: _, ...undated } = bare;
    assert.equal(write(undated), undefined);
    assert.equal(write({ ...undated, payment: { ...full.payment!, remainingOre: 0 } }), undefined);
    assert.equal(write(full, { status: { ...status(), withdrawn: true } }), undefined);
    assert.equal(write({ ...undated, actions: [{ code: 'INFORMATION', label: text('x'), until: 'snart' }] }), undefined);
  });

  it('names no person', () => {
    const file = write(maskReceipt(full))! + write(full)!;
    for (const secret of ['Prøve Person', '0101505006', 'Hemmeligt', 'proeve@example.dk']) assert.ok(!file.replaceAll('\r\n ', '').includes(secret), secret);
  });

  it('stands whatever the words are: lines end in CRLF, hold 75 octets at most and are read back as they were written', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constantFrom('a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1', 'x\nATTACH:file:///etc/passwd', '\\n;,:"', '👩‍👩‍👧‍👦'.repeat(40), 'ש'.repeat(200), 'æ'.repeat(10_000), '\ud800', '\u202E\u0000\u0007\u0085\u2028', '"<script>&amp;'),
    ).map((words) => words || 'x');
    fc.assert(
      fc.property(nasty, nasty, nasty, (title, description, location) => {
        const hostile: Receipt = {
          ...full,
          solution: { ...full.solution, title: { da: title } },
          authority: { ...full.authority, name: { da: location } },
          actions: [{ code: 'SELVBETJENING', label: { da: title }, href: `https://example.dk/${description}`, until: '2026-12-01' }],
          appointments: [{ ...full.appointments![0]!, title: { da: title }, description: { da: description }, location: { da: location } }],
        };
        const file = write(hostile)!;
        assert.ok(file.endsWith('END:VCALENDAR\r\n'));
        const lines = file.slice(0, -2).split('\r\n');
        for (const line of lines) {
          assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets`);
          assert.ok(line.isWellFormed() && !/[\n\r\0]/.test(line));
        }
        const found = read(file);
        assert.equal(found.size, 5);
        const seen = (words: string) => words.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, '\uFFFD');
        const part = [...found.values()][0]!;
        assert.equal(said(part, 'summary'), seen(title));
        assert.equal(said(part, 'location'), seen(location));
        assert.ok(said(part, 'description').startsWith(seen(description)));
        assert.deepEqual([...new Set(part.getAllProperties().map(({ name }) => name))].filter((name) => name === 'attach'), []);
      }),
      { numRuns: 300 },
    );
  });
});
