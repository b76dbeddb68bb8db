import type { FieldKind } from '@faelles/schemas/field.js';
import type { Receipt } from '@faelles/schemas/receipt.js';
import type { SummaryLine } from '@faelles/schemas/summary.js';

// Whoever has the link may see these kinds: amounts, days and choices out of the definition, and numbers of companies,
// which are public. Every other kind is masked, so that a kind added later is masked until somebody says otherwise.
const open: readonly FieldKind[] = [
  'information', 'integer', 'number', 'money', 'date', 'period', 'month-year', 'time', 'cvr', 'p-number', 'municipality', 'country',
  'select', 'radio', 'checkbox', 'checkboxes', 'yes-no', 'group', 'list', 'choice', 'consent', 'declaration',
];

function maskLine(line: SummaryLine): SummaryLine {
  if (line.privacy === 'open' && open.includes(line.kind)) return line;
  const { path, kind, label } = line;
  return { path, kind, label, privacy: 'masked' };
}

/**
 * The receipt for somebody who comes by a link, as a bookmark does: CPR numbers, free text, sensitive answers, contact
 * data, addresses and names of files are gone, and so is who acted for whom. What was sent, paid and promised stays.
 * Masking twice changes nothing.
 */
export function maskReceipt(receipt: Receipt): Receipt {
  const { representation, attachments, ...rest } = receipt;
  return {
    ...rest,
    actor: { kind: receipt.actor.kind, id: '' },
    subject: { kind: receipt.subject.kind, id: '' },
    ...(representation && { representation: { basis: representation.basis, ref: '' } }),
    // A hash would tell whoever has the file, or can guess it, that it is this one.
    ...(attachments && { attachments: attachments.map(({ label, type, size }) => ({ label, name: '', type, size })) }),
    sections: receipt.sections.map((section) => ({ ...section, lines: section.lines.map(maskLine) })),
  };
}
