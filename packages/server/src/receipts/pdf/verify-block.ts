import { qrCode } from '@faelles/receipt/model/qr-code.js';
import type { Block } from '@faelles/receipt/model/document.js';
import type { Drawing } from './drawing.ts';
import { drawFacts } from './fact-blocks.ts';
import { margin } from './sheet.ts';

/** Points from edge to edge, with the quiet zone: about 35 mm, which a telephone reads at arm's length. */
const side = 104;

/** The code and the page that takes it, with the same as a picture for telephones beside it. */
export function drawVerification(block: Extract<Block, { kind: 'facts' }>, url: string, alt: string, drawing: Drawing): void {
  const { sheet, section } = drawing;
  const { doc } = sheet;
  sheet.need(side + 4);
  const [top, page] = [sheet.y, sheet.pages];
  drawFacts(block, drawing, sheet.width - side - 8);
  if (page !== sheet.pages) sheet.need(side);
  const y = page === sheet.pages ? top : sheet.y;
  const x = margin.side + sheet.width - side;
  const { size, path } = qrCode(url);
  const figure = sheet.open(section, 'Figure', { alt, bbox: [x, y, x + side, y + side] });
  const content = doc.markStructureContent('Figure');
  doc.save().translate(x, y).scale(side / size).path(path).fill('#000000').restore();
  doc.endMarkedContent();
  figure.add(content);
  figure.end();
  sheet.y = Math.max(sheet.y, y + side) + 6;
}
