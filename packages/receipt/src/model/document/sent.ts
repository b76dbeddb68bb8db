import { answerText } from '@faelles/form-engine/answer-text.js';
import { formatDateTime, formatFileSize } from '@faelles/language/format.js';
import type { Receipt, ReceiptConsent, ReceiptDeclaration } from '@faelles/schemas/receipt.js';
import type { SummaryLine, SummarySection } from '@faelles/schemas/summary.js';
import type { Block, Fact, Said } from './blocks.ts';
import type { Writer } from './writer.ts';

/** What was sent, labelled and grouped as it was on the way. */
export function answerBlocks({ sections }: Receipt, w: Writer): Block[] {
  const answered = sections.filter(({ lines }) => lines.length > 0);
  if (answered.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: w.say('receipt.answers'), section: 'answers' },
    ...answered.flatMap((section): Block[] => [
      { kind: 'heading', level: 3, text: titleOf(section, w) },
      { kind: 'facts', rows: section.lines.map((line) => ({ term: w.text(line.label), value: answerOf(line, w) })) },
    ]),
  ];
}

function titleOf({ title, entry }: SummarySection, w: Writer): Said {
  const said = w.text(title);
  return entry === undefined ? said : { ...said, text: `${said.text} ${entry}` };
}

/** Kinds whose answer is the citizen's own words. */
const typedKinds: readonly string[] = ['text', 'textarea', 'email', 'file', 'address'];

function answerOf(line: SummaryLine, w: Writer): Said {
  if (line.privacy === 'masked') return w.say('receipt.hidden');
  const text = answerText(line, w.language, (key: string, params?: { source: string }) => w.t(key, params));
  if (!text) return w.say('receipt.not-answered');
  const { lang } = line.text && line.value !== undefined ? w.text(line.text) : {};
  return { text, ...(lang && { lang }), ...(typedKinds.includes(line.kind) && !line.text && { typed: true as const }) };
}

/** The files, with what anybody needs to see that a copy is the same file. */
export function attachmentBlocks({ attachments = [] }: Receipt, w: Writer): Block[] {
  if (attachments.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: w.say('receipt.attachments'), section: 'attachments' },
    {
      kind: 'facts',
      rows: attachments.map(({ label, name, size, sha256 }): Fact => {
        const bytes = formatFileSize(size, w.language);
        return {
          term: w.text(label),
          value: name ? w.typed(`${name} (${bytes})`) : { text: `${w.t('receipt.hidden')} (${bytes})` },
          ...(sha256 && { detail: `SHA-256: ${sha256}` }),
        };
      }),
    },
  ];
}

/** Consents with where they stand, then declarations. */
export function consentBlocks({ consents = [], declarations = [] }: Receipt, w: Writer): Block[] {
  if (consents.length + declarations.length === 0) return [];
  const when = (at: string) => ({ date: formatDateTime(at, w.language) });
  const row = (item: ReceiptConsent | ReceiptDeclaration, words: string): Fact => ({
    term: w.text(item.title),
    value: { text: `${words}\n${w.t('receipt.text-version', { version: item.version })}` },
    time: item.at,
  });
  return [
    { kind: 'heading', level: 2, text: w.say(consents.length ? 'receipt.consents' : 'receipt.declarations'), section: 'consents' },
    {
      kind: 'facts',
      rows: [
        ...consents.map((consent) => {
          const state = w.t(`receipt.consent.${consent.state}`, when(consent.at));
          return row(consent, consent.party ? `${w.text(consent.party).text}: ${state}` : state);
        }),
        ...declarations.map((declaration) => row(declaration, w.t('receipt.declared', when(declaration.at)))),
      ],
    },
  ];
}
