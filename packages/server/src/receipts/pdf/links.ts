import type { Element, Box, Style, Sheet } from './sheet.ts';
import { margin } from './sheet.ts';
import type { Line } from './lines.ts';

/** Where an address of a receipt leads from a file: a place in it, an address of the web, or nowhere. */
export type Target = { place: string } | { url: string } | undefined;

/**
 * @param places parts of this document that a fragment may lead to
 * @param publicUrl where the pages are: a file has no place of its own that a path could begin at
 */
export function targetOf(href: string | undefined, places: ReadonlySet<string>, publicUrl: string): Target {
  if (href === undefined) return undefined;
  if (href.startsWith('#')) return places.has(href.slice(1)) ? { place: href.slice(1) } : undefined;
  const url = URL.parse(href, publicUrl);
  return url && /^(https?|mailto|tel):$/.test(url.protocol) ? { url: url.href } : undefined;
}

/** Lines that lead somewhere: underlined, one Link per page, with its words and address as description (ISO 14289-1, 7.18.5). */
export function writeLink(sheet: Sheet, parent: Element, lines: Line[], style: Style, box: Box, target: { place: string } | { url: string }): void {
  const { doc } = sheet;
  const words = lines.map(({ text }) => text).join('');
  const address = 'url' in target ? target.url.replace(/^(mailto|tel):/, '') : '';
  const description = address && address !== words.trim() ? `${words} (${address})` : words;
  let element: Element | undefined;
  let page = 0;
  for (const line of lines) {
    if (style.leading > sheet.left) sheet.newPage();
    // What a Link is on is written down when it ends: it ends before its page does.
    if (page !== sheet.pages) element?.end();
    if (!element || page !== sheet.pages) element = sheet.open(parent, 'Link');
    page = sheet.pages;
    const { y } = sheet;
    sheet.write(element, 'Link', [line], style, box);
    const width = (line.width * style.size) / 1000;
    const x = margin.side + box.x + (line.rightToLeft ? box.width - width : 0);
    sheet.decorate(() => doc.rect(x, y + style.leading / 2 + style.size * 0.36 + 1.4, width, 0.6).fill(style.color));
    const options = { structParent: element, Contents: new String(description) } as never;
    if ('url' in target) doc.link(x, y, width, style.leading, target.url, options);
    else doc.goTo(x, y, width, style.leading, target.place, options);
  }
  element?.end();
}
