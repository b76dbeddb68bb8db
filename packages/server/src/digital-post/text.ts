/** Characters that `memoTextType` has room for: labels, names, places. Witness: MeMo 1.1, data types. */
export const SHORT_TEXT = 256;

// XML 1.0 has no form at all for these, not even as a reference (section 2.2, production Char).
 
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * A text as XML can hold it. What it cannot hold is seen as U+FFFD instead of being dropped: control characters, halves of
 * surrogate pairs. Line ends become the one kind that comes through an XML parser (section 2.11).
 */
export function xmlText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(notInXml, '\ufffd');
}

/**
 * A text for a member that is one line: white space and line ends become one space, and what is longer than `most`
 * characters ends in an ellipsis, cut between characters as they are read. Of nothing it makes a dash: the member has to be
 * something.
 */
export function oneLine(text: string, most = SHORT_TEXT): string {
  const line = xmlText(text).replace(/\s+/g, ' ').trim() || '–';
  if (line.length <= most) return line;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('da', { granularity: 'grapheme' }).segment(line)) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
