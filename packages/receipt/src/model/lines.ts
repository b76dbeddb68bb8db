import type { Receipt } from '@faelles/schemas/receipt.js';
import type { SummaryLine } from '@faelles/schemas/summary.js';
import { textIn } from '@faelles/schemas/text-in.js';

/** One answer in words. `masked`: there was an answer, and this reader may not see it; `text` is then empty. */
export interface ReceiptLine {
  path: string;
  label: string;
  text: string;
  masked: boolean;
}

/** Answers under one heading. `entry` is the number of an entry of a list, from 1. */
export interface ReceiptSection {
  title: string;
  entry?: number | undefined;
  lines: ReceiptLine[];
}

/**
 * What was sent, in the words of one language, ready to be shown. Sections without lines are left out.
 *
 * @param say puts one answer into words (form-engine, `answerText`)
 */
export function receiptSections(receipt: Receipt, language: string, say: (line: SummaryLine) => string): ReceiptSection[] {
  return receipt.sections
    .filter((section) => section.lines.length > 0)
    .map((section) => ({
      title: textIn(section.title, language),
      ...(section.entry !== undefined && { entry: section.entry }),
      lines: section.lines.map((line) => {
        const masked = line.privacy === 'masked';
        return { path: line.path, label: textIn(line.label, language), text: masked ? '' : say(line), masked };
      }),
    }));
}
