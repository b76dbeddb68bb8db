/** Signs in a row without a place to break, from which a line may be broken all the same. */
const longRun = /(\S{60,})/;
const each = 30;

/** A text cut where lines may or must break. The texts alone, put together, are the text without its line ends. */
export type Piece = { text: string } | { mark: 'br' | 'wbr' };

/** Line ends as `br`, and a place to break (`wbr`) every thirty signs of a word no page is wide enough for. */
export function pieces(text: string): Piece[] {
  return text.split('\n').flatMap((line, at): Piece[] => [...(at > 0 ? [{ mark: 'br' as const }] : []), ...line.split(longRun).flatMap(broken)]);
}

function broken(run: string): Piece[] {
  if (run === '') return [];
  if (!longRun.test(run)) return [{ text: run }];
  const made: Piece[] = [];
  let signs = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('da', { granularity: 'grapheme' }).segment(run)) {
    if (signs === each) {
      made.push({ text: kept }, { mark: 'wbr' });
      signs = 0;
      kept = '';
    }
    kept += segment;
    signs += 1;
  }
  return [...made, { text: kept }];
}
