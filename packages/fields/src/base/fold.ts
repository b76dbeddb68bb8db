/**
 * Text as it is compared in a search: small letters without accents, and the ways Danish letters are written on other
 * keyboards taken as one (`Aarhus`, `Århus`; `Koebenhavn`, `Kobenhavn`; `Aeroe`, `Ærø`).
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/å/g, 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/aa/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
