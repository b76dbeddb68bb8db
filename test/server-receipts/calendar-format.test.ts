// The calendar file of a receipt against RFC 5545 itself, spelled out here, and read by two parsers that have nothing in
// common (ical.js, node-ical).
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import ical, { type VEvent } from 'node-ical';
import { composeReceipt } from '@faelles/receipt/model';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { calendarFile } from '@faelles/server/receipts/calendar.js';
import { receiptInput } from '../receipt/fixture.ts';
import { hostileText } from '../support/hostile.ts';
import '../support/seed.ts';

const bare = composeReceipt(receiptInput());
const instant = () => fc.date({ min: new Date('2026-11-20'), max: new Date('2032-12-31'), noInvalidDate: true }).map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));
const day = () => instant().map((date) => date.toISOString().slice(0, 10));
const words = () => hostileText().filter((text) => text.trim() !== '').map((da) => ({ da }));

/** Receipts with any number of days, said in any words. */
const receipt = (): fc.Arbitrary<Receipt> =>
  fc.record({
    title: words(), authority: words(), expectedBy: day(), complaint: day(),
    actions: fc.array(fc.record({ code: fc.constantFrom('FORBEREDELSE' as const, 'SELVBETJENING' as const), label: words(), href: fc.constantFrom('https://example.dk/a?b=1&c=2', '/x', 'javascript:alert(1)'), until: fc.oneof(day(), instant().map((date) => date.toISOString())) }), { maxLength: 3 }),
    appointments: fc.uniqueArray(fc.record({ id: fc.uuid({ version: 4 }), title: words(), description: words(), location: words(), from: instant(), minutes: fc.integer({ min: 1, max: 600 }) }), { maxLength: 3, selector: ({ id }) => id }),
  }).map(({ title, authority, expectedBy, complaint, actions, appointments }) => ({
    ...bare, expectedBy, actions,
    solution: { ...bare.solution, title }, authority: { ...bare.authority, name: authority },
    complaint: { text: { da: 'Klag' }, until: complaint },
    appointments: appointments.map(({ from, minutes, ...rest }) => ({ ...rest, from: from.toISOString(), until: new Date(from.getTime() + minutes * 60_000).toISOString() })),
  }));

const write = (of: Receipt) => calendarFile(of, { language: 'da', host: 'selvbetjening.example' })!;

type Line = { name: string; params: string; value: string };
type Part = { name: string; lines: Line[]; parts: Part[] };

// RFC 5545 § 3.1: contentline = name *(";" param ) ":" value. Nothing is quoted here, so that a colon ends the parameters.
const contentLine = /^([A-Z-]+)((?:;[A-Z-]+=[^:;,"\u0000-\u001f\u007f]+)*):((?:[^\u0000-\u0008\u000a-\u001f\u007f])*)$/;

/** The file by the letter of § 3.1 and § 3.4. @throws AssertionError */
function readByTheLetter(file: string): Part {
  assert.ok(file.endsWith('\r\n'));
  const physical = file.slice(0, -2).split('\r\n');
  for (const line of physical) assert.ok(Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line), 'at most 75 octets, ended by CRLF alone');
  const lines = physical.join('\n').replace(/\n[ \t]/g, '').split('\n').map((line): Line => {
    const [, name, params, value] = contentLine.exec(line) ?? assert.fail(`no content line: ${JSON.stringify(line.slice(0, 80))}`);
    return { name: name!, params: params!, value: value! };
  });
  const top: Part = { name: '', lines: [], parts: [] };
  const open = [top];
  for (const line of lines) {
    const here = open.at(-1)!;
    if (line.name === 'BEGIN') {
      const part: Part = { name: line.value, lines: [], parts: [] };
      here.parts.push(part);
      open.push(part);
    } else if (line.name === 'END') assert.equal(open.pop()!.name, line.value);
    else here.lines.push(line);
  }
  assert.deepEqual([open.length, top.lines.length, top.parts.length, top.parts[0]!.name], [1, 0, 1, 'VCALENDAR']);
  return top.parts[0]!;
}

const only = ({ name, lines }: Part, wanted: string): Line => {
  const found = lines.filter((line) => line.name === wanted);
  assert.equal(found.length, 1, `${found.length} ${wanted} in ${name}`);
  return found[0]!;
};
const utc = /^\d{8}T\d{6}Z$/;
/** § 3.3.11: a TEXT has backslash, semicolon, comma and line end escaped, and nothing else. */
const text = /^(?:[^\\;,]|\\[\\;,nN])*$/;

describe('the calendar file by RFC 5545', () => {
  it('has the parts the RFC wants, each once, in its forms, whatever the receipt says', () => {
    fc.assert(fc.property(receipt(), (of) => {
      const calendar = readByTheLetter(write(of));
      assert.equal(only(calendar, 'VERSION').value, '2.0');
      assert.match(only(calendar, 'PRODID').value, /^-\/\/.+/);
      assert.deepEqual(calendar.lines.filter(({ name }) => name === 'METHOD'), []);
      assert.ok(calendar.parts.every(({ name }) => name === 'VEVENT'), 'no zone is named, so that none has to be told');
      assert.equal(new Set(calendar.parts.map((part) => only(part, 'UID').value)).size, calendar.parts.length);
      for (const part of calendar.parts) {
        assert.match(only(part, 'DTSTAMP').value, utc);
        assert.match(only(part, 'UID').value, /^[\x21-\x7e]+@selvbetjening\.example$/);
        assert.match(only(part, 'SEQUENCE').value, /^\d+$/);
        const start = only(part, 'DTSTART');
        // A last hour has no end: § 3.6.1, it ends when it begins. A day ends with the next one.
        const ends = part.lines.filter(({ name }) => name === 'DTEND');
        const whole = start.params === ';VALUE=DATE';
        assert.ok(ends.length === 1 || (ends.length === 0 && !whole));
        for (const { params, value } of [start, ...ends]) {
          assert.equal(params, whole ? ';VALUE=DATE' : '');
          assert.match(value, whole ? /^\d{8}$/ : utc);
        }
        for (const { value } of ends) assert.ok(value > start.value);
        assert.deepEqual(part.lines.filter(({ name }) => name === 'DURATION'), []);
        for (const { name, value } of part.lines) if (['SUMMARY', 'DESCRIPTION', 'LOCATION'].includes(name)) assert.match(value, text, name);
        for (const { value } of part.lines.filter(({ name }) => name === 'URL')) assert.match(value, /^https:\/\/[!-~]+$/);
        for (const alarm of part.parts) {
          assert.deepEqual([alarm.name, only(alarm, 'ACTION').value], ['VALARM', 'DISPLAY']);
          assert.match(only(alarm, 'TRIGGER').value, /^-P(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/);
          assert.match(only(alarm, 'DESCRIPTION').value, text);
        }
      }
    }), { numRuns: 150 });
  });

  it('is read alike by two parsers: ids, days, instants and words', () => {
    fc.assert(fc.property(receipt(), (of) => {
      const file = write(of);
      const one = new ICAL.Component(ICAL.parse(file) as never).getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
      const other = Object.values(ical.sync.parseICS(file)).filter((part): part is VEvent => part?.type === 'VEVENT');
      // node-ical reads a backslash before an n as a line end, also one that is escaped, and takes quotes around a text for its own.
      const fair = (words: string) => (/\\|^\s*".*"\s*$/s.test(words) ? '' : words);
      const said = new Map(other.map((event) => [event.uid, String(typeof event.summary === 'object' ? event.summary.val : event.summary)]));
      // node-ical gives a day as local midnight: its own words for a date without a zone.
      const moment = (date: Date, whole: boolean) => (whole ? [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-') : date.toISOString().replace('.000', ''));
      assert.deepEqual(
        other.map((event) => [event.uid, moment(event.start, event.datetype === 'date'), moment(event.end ?? event.start, event.datetype === 'date')]).sort(),
        one.map((event) => [event.uid, event.startDate.toString(), event.endDate.toString()]).sort(),
      );
      for (const { uid, summary } of one) if (fair(summary) !== '') assert.equal(said.get(uid), summary);
    }), { numRuns: 150 });
  });

  it('can be told from a broken one', () => {
    const good = write({ ...bare, expectedBy: '2026-12-18' });
    assert.doesNotThrow(() => readByTheLetter(good));
    for (const broken of [good.replaceAll('\r\n', '\n'), good.replace(/SUMMARY:/, `SUMMARY:${'x'.repeat(80)}`), good.replace('END:VEVENT\r\n', ''), good.replace('UID:', 'UID')]) {
      assert.throws(() => readByTheLetter(broken));
    }
    assert.doesNotMatch('a,b', text);
  });
});
