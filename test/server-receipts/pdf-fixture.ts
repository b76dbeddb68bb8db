// A receipt with everything a receipt can have, and the words its PDF has to say.
import { composeReceipt } from '@faelles/receipt/model';
import type { Block, ReceiptDocument } from '@faelles/receipt/model/document.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import type { SummaryLine } from '@faelles/schemas/summary.js';
import { receiptInput } from '../receipt/fixture.ts';

const text = (da: string, en?: string) => ({ da, ...(en !== undefined && { en }) });
const bare = composeReceipt(receiptInput());
const slip = { type: '71', paymentId: '026840149965328', creditor: '80000019', dueDate: '2026-12-04', amountOre: 10000, line: '+71<026840149965328+80000019<' } as const;

export const fullReceipt: Receipt = {
  ...bare,
  solution: { ...bare.solution, title: text('Råden over vej & fortov <1 uge>', 'Use of a public road') },
  authority: {
    ...bare.authority,
    name: text('Prøvekommunen', 'The Municipality of Prøve'),
    contact: {
      ...bare.authority.contact, email: 'vej@proevekommunen.example', url: 'https://proevekommunen.example/veje',
      address: ['Rådhuset', 'Ærøgade 1, 3. sal, dør tv.', '9999 Øster Ålborg'], hours: text('Mandag-torsdag 9-15'),
    },
  },
  expectedBy: '2026-12-18',
  payment: { ...bare.payment!, slip, remainingOre: 10000 },
  attachments: [{ label: text('Trafikplan'), name: 'Trafikplan for Ærøgade.pdf', type: 'application/pdf', size: 123_456, sha256: 'a3f1'.repeat(16) }],
  consents: [{ id: 'income', title: text('Vi må hente oplysninger om dig'), state: 'given', at: '2026-11-20T09:58:00Z', textHash: 'b'.repeat(64), language: 'da', version: '2.1' }],
  declarations: [{ id: 'true', title: text('Oplysningerne er rigtige'), at: '2026-11-20T09:59:00Z', textHash: 'c'.repeat(64), language: 'da', version: '1.0' }],
  actions: [
    { code: 'FORBEREDELSE', label: text('Send tegningen'), href: 'https://example.dk/tegning?a=1&b=2', until: '2026-12-01' },
    { code: 'INFORMATION', label: text('Læs mere'), href: '/om' },
    { code: 'INFORMATION', label: text('Gå aldrig her'), href: 'javascript:alert(1)' },
  ],
  appointments: [
    { id: '0b0f7a52-6c34-4d0e-8c7b-7d5c1d3e9a20', title: text('Syn på stedet'), description: text('Medbring tegningen'), location: text('Rådhuset, 1. sal'), from: '2026-12-01T09:00:00Z', until: '2026-12-01T09:20:00Z' },
  ],
  feedback: 'https://proevekommunen.example/svar',
  verify: { code: '7Q2M9XT4ABCD1234', url: 'https://selvbetjening.example/verify.html#7Q2M9XT4ABCD1234' },
};

export const answer = (label: string, value: string): SummaryLine => ({ path: 'note', kind: 'textarea', label: text(label), value, privacy: 'open' });

/** A receipt of many pages. */
export function longReceipt(sections: number): Receipt {
  const step = (number: number) => ({
    step: `step-${number}`,
    title: text('Arbejdet'),
    entry: number,
    lines: [
      answer('Adresse', `Lang Vejnavnsgade ${number}, 4. sal, dør 12, Landsbynavn, 9999 Øster Ålborg`),
      ...Array.from({ length: 8 }, (_, index) => answer(`Spørgsmål ${index} om arbejdets art`, `Vi graver ${number * index} meter og lægger belægningen igen. `.repeat(2 + (index % 3)))),
    ],
  });
  const line = bare.payment!.order.lines[0]!;
  const order = { ...bare.payment!.order, lines: Array.from({ length: 120 }, (_, index) => ({ ...line, id: `line-${index}`, label: text(`Container ${index}`) })) };
  return { ...fullReceipt, payment: { ...fullReceipt.payment!, order }, sections: Array.from({ length: sections }, (_, index) => step(index + 1)) };
}

/** Every word of a document, in its order, with the signs of its lists. */
export const wordsOfDocument = ({ blocks }: ReceiptDocument): string => blocks.map(wordsOfBlock).join(' ');

function wordsOfBlock(block: Block): string {
  switch (block.kind) {
    case 'facts': return block.rows.map(({ term, value, detail = '' }) => `${term.text} ${value.text} ${detail}`).join(' ');
    case 'table': {
      const rows = [...block.rows, ...block.foot].map(({ label, notes, amount }) => [label.text, ...notes.map((note) => note.text), amount].join(' '));
      return [block.caption.text, ...block.head.map((head) => head.text), ...rows].join(' ');
    }
    case 'list': return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${item.text}`).join(' ');
    case 'actions': return block.items.map(({ label, when = '' }) => `• ${label.text} ${when}`).join(' ');
    case 'links': return block.items.map(({ label }) => `${block.items.length > 1 ? '•' : ''} ${label.text}`).join(' ');
    default: return block.text.text;
  }
}
