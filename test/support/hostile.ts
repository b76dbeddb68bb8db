/**
 * Texts that break things when they are taken for more than text, and receipts made of them. For Node and the browser.
 * Each run of a property takes the same ones (`hostileRuns`); TEST_EFFORT=20 takes twenty times as many.
 */
import fc from 'fast-check';
import { composeReceipt, type ReceiptInput } from '@faelles/receipt/model';
import type { Receipt } from '@faelles/schemas/receipt.js';
import type { SummaryLine } from '@faelles/schemas/summary.js';
import { receiptInput } from '../receipt/fixture.ts';

/** The texts by what they try. */
export const hostileTexts: Readonly<Record<string, string>> = {
  script: '<script>globalThis.hostile = true</script>',
  'end of a script': '</script><script>globalThis.hostile = true</script>',
  handler: '"><img src=x onerror="globalThis.hostile = true">',
  'end of a template': '</textarea></title></style><svg/onload=globalThis.hostile=true>',
  comment: '<!-- --!> -->',
  'end of CDATA': ']]>',
  CDATA: '<![CDATA[ x ]]>',
  'end of an element': '</memo:label><memo:label>',
  entities: '&amp;&#0;&#x1F;&lol;&nbsp;&#60;b&#62;',
  'external entity': '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
  declaration: '<?xml version="1.0"?>',
  'template of a log': '${jndi:ldap://x/y} {{7*7}} {authority} {when} {date} {count} $&$1 %s %n',
  'formula, equals': '=HYPERLINK("https://x","y")',
  'formula, plus': '+45 12 34 56 78|A0',
  'formula, minus': '-2+3',
  'formula, at': '@SUM(1)',
  SQL: "'; drop table receipts; --",
  'PDF string': ') Tj ET endstream endobj (\\051 <</JS (app.alert(1))>>',
  'address of a script': 'javascript:globalThis.hostile=true',
  'path up': '../../../etc/passwd',
  'path up, Windows': '..\\..\\C:\\con.pdf',
  'percent': '%2e%2e%2f%00%0d%0a%E6',
  'end of a header': 'x.pdf\r\nSet-Cookie: fk_session=1\r\n\r\n<html>',
  'end of an event': 'a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1',
  'members of an event': 'x;VALUE=URI:https://x,y\\n"z"',
  'carriage return': 'a\rb\r\nc\nd\n\n\ne',
  'line separators': 'a\u2028b\u2029c\u0085d\u000be\u000cf',
  tabs: '\ta\t\tb ',
  'spaces': '\u00a0\u2003\u3000 x \u202f\u205f',
  'nul': 'a\u0000b',
  'control characters': '\u0001\u0007\u0008\u001b[31m\u001f\u007f\u0080\u009f',
  'not a character': '\ufffe\uffff\ufdd0\u{1ffff}',
  'byte order mark': '\ufeffx\ufeff',
  'high half': 'a\ud83d',
  'low half': '\ude00b',
  'halves the wrong way': '\ude00\ud83d',
  'turned direction': 'faktura\u202efdp.exe',
  'isolates left open': '\u2066\u2067\u2068\u202a\u202b\u202dx',
  'isolates closed too often': 'x\u2069\u2069\u202c\u202c',
  'invisible': 'a\u200b\u200d\u2060\u00ad\u200e\u200f\u061c\u034fb',
  tags: 'x\u{e0041}\u{e0042}\u{e007f}',
  emoji: '😀👩‍👩‍👧‍👦👍🏽🇩🇰🏴󠁧󠁢󠁥󠁮󠁧󠁿❤️1️⃣',
  'many joined': '👩‍👩‍👧‍👦'.repeat(40),
  accents: `a${'\u0300'.repeat(300)}`,
  'decomposed': 'A\u030angstro\u0308m a\u030aa\u030a',
  Danish: 'Rødgrød med fløde, Ærø, Ålborg, Åse',
  Arabic: 'محمد بن عبد الله، شارع 12، كوبنهاغن 1050',
  Hebrew: 'שלום, רחוב 12 (קומה 3), ABC 5',
  Chinese: '哥本哈根市政厅广场一号，王小明',
  'Greek and Cyrillic': 'Ελλάδα Жёлтый їжак',
  'no font has it': '\u{12345}\u{1d306}\u{1f9ff}\u{e000}\u{10ffff}ꙮ',
  Vietnamese: 'Nguyễn Thị Phượng',
  ligatures: 'ﬁﬂ Ǆ ß ﷽',
  'a long word': 'Ordudenende'.repeat(910),
  'a long address': `https://example.org/${'a1%20'.repeat(400)}`,
  'a long word, Hebrew': 'שלום'.repeat(2_500),
  'a long word, Chinese': '哥本哈根'.repeat(2_500),
  'many lines': 'linje\n'.repeat(300),
  'a number like a CPR number': '010150-5006',
  'nothing to see': '\u00ad',
  'a prototype': '__proto__',
};

/** How often a property about hostile texts is tried, and with which. */
export const hostileRuns = (usual = 50): { seed: number; numRuns: number; includeErrorInReport: true } => ({
  seed: 20261121,
  includeErrorInReport: true,
  numRuns: usual * Number((globalThis as { process?: { env: Record<string, string> } }).process?.env['TEST_EFFORT'] ?? 1),
});

/** Any text, well formed or not, with the hostile ones in it, before it and after it; seldom longer than one of them. */
export function hostileText(): fc.Arbitrary<string> {
  const known = fc.constantFrom(...Object.values(hostileTexts));
  const units = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((codes) => String.fromCharCode(...codes));
  const piece = fc.oneof({ weight: 4, arbitrary: known }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) }, { weight: 1, arbitrary: units });
  return fc.oneof({ weight: 3, arbitrary: known }, { weight: 2, arbitrary: fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('')) });
}

/** What the server takes in: Unicode, without the sign a database has no place for (`applications/submit.ts`). */
export function typableText(): fc.Arbitrary<string> {
  return hostileText().map(typable);
}

const typable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd') || 'x';

/** Every text at once as far as it can be typed, each as an answer of its own, named by what it tries. */
export function everyHostileReceipt(): Receipt {
  return hostileReceiptOf(Object.values(hostileTexts).map(typable), Object.keys(hostileTexts));
}

/** A receipt whose every word that anybody could have written is hostile. */
export function hostileReceipt(text: fc.Arbitrary<string> = hostileText()): fc.Arbitrary<Receipt> {
  return fc.array(text, { minLength: 8, maxLength: 14 }).map((texts) => hostileReceiptOf(texts));
}

const hash = 'a'.repeat(64);
const uuid = (at: number) => `5d6f0f51-3a57-4c4c-8a67-${String(at).padStart(12, '0')}`;

function hostileReceiptOf(texts: string[], labels: string[] = texts): Receipt {
  const input = receiptInput();
  const pick = (at: number) => texts[at % texts.length]!;
  // An answer that is empty is not there at all: only what shows something is asked for here.
  const answers = texts.map((value, at): SummaryLine => ({
    path: `f${at}`,
    kind: (['text', 'textarea', 'email'] as const)[at % 3]!,
    label: { da: labels[at]!, en: labels[at]! },
    value,
    privacy: 'free-text',
  }));
  const definition: ReceiptInput['definition'] = {
    ...input.definition,
    title: { da: pick(0), en: pick(1) },
    authority: { ...input.definition.authority, name: { da: pick(2) }, contact: { phone: '+4512345678', url: 'https://example.org', address: [pick(3), pick(4)], hours: { da: pick(5) } } },
    receipt: {
      ...input.definition.receipt,
      nextSteps: [{ text: { da: pick(6), en: pick(7) } }],
      actions: [
        { code: 'SELVBETJENING', label: { da: pick(0) }, href: `https://example.org/${encodeURIComponent(pick(1).toWellFormed())}`, until: '2026-12-01' },
        { code: 'INFORMATION', label: { da: pick(2) }, href: `javascript:${pick(3)}` },
      ],
    },
  };
  const receipt = composeReceipt({
    ...input,
    definition,
    application: {
      ...input.application,
      actor: { ...input.application.actor, displayName: pick(4) },
      subject: { ...input.application.subject, displayName: pick(5) },
    },
    sections: [{ step: 'applicant', title: { da: pick(6) }, lines: answers }],
    payment: input.payment && {
      ...input.payment,
      payment: { ...input.payment.payment, order: { ...input.payment.payment.order, lines: input.payment.payment.order.lines.map((line) => ({ ...line, label: { da: pick(7) } })) } },
    },
  });
  const consent = { textHash: hash, language: 'da', version: '1.0.0', at: '2026-11-20T10:00:00Z' };
  return {
    ...receipt,
    attachments: texts.slice(0, 4).map((name) => ({ label: { da: pick(1) }, name, type: 'application/pdf', size: 3, sha256: hash })),
    consents: [{ ...consent, id: 'debt', title: { da: pick(2) }, state: 'given', party: { da: pick(3) } }],
    declarations: [{ ...consent, id: 'truth', title: { da: pick(4) } }],
    appointments: [
      { id: uuid(77), title: { da: pick(5) }, description: { da: pick(6) }, location: { da: pick(7) }, from: '2026-12-01T09:00:00Z', until: '2026-12-01T09:20:00Z', organizerName: pick(0) },
    ],
    verify: { code: 'K7M2-9XT4-8QWE-RT5Y', url: 'https://selvbetjening.example/verify.html#K7M29XT48QWERT5Y' },
  };
}
