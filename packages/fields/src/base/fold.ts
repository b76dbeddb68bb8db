const signs: Record<string, string> = { æ: 'ae', ß: 'ss', ł: 'l', þ: 'th', ð: 'd' };

function plain(text: string, danish: Record<string, string>): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[åøæßłþð]/g, (sign) => danish[sign] ?? signs[sign]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

/** Text as it is compared in a search: small letters without accents, Danish ones written out (`Århus`, `aarhus`). */
export const fold = (text: string): string => plain(text, { å: 'aa', ø: 'oe' });

/** The same, as people write Danish names who have no Danish keyboard (`Kobenhavn`, `Arhus`). */
export const foldLoosely = (text: string): string => plain(text, { å: 'a', ø: 'o' });
