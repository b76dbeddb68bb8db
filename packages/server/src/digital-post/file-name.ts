// Digital Post refuses a message for one wrong file name (extra validation since November 2024): none of < > : " / \ | ? *,
// no line breaks, and no space but the ordinary one. The spaces named there are U+00A0, U+2000–200A, U+2028, U+205F, U+2060
// and U+3000. We refuse more: every control and format character (U+202E shows "fdp.exe" as "exe.pdf"), every other
// separator, and what UTF-8 cannot write.
const refused = /(?:[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]|(?! )\p{Zs})+/gu;

/** Bytes of UTF-8. Common file systems take 255; the rest is for whoever puts a number behind it. */
const longest = 200;

/**
 * A name Digital Post takes. Whatever it refuses becomes a hyphen, a sequence of it one hyphen:
 * `Kvittering: sag 12/34?.pdf` gives `Kvittering- sag 12-34-.pdf`. A name that is too long is cut before its ending.
 *
 * @param fallback the name when nothing readable is left, without ending
 */
export function fileName(name: string, fallback = 'Dokument'): string {
  const allowed = name.replace(refused, '-').replace(/[ .]+$/, '');
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(allowed)?.[0] ?? '';
  const stem = allowed.slice(0, allowed.length - ending.length).replace(/^[ .]+|[ .]+$/g, '');
  return cut(/[^ .-]/.test(stem) ? stem : fallback, longest - ending.length) + ending;
}

/** Does Digital Post take this as the name of a file? Such a name stays as it is. */
export function isFileName(name: string): boolean {
  return fileName(name) === name;
}

const bytes = (text: string): number => new TextEncoder().encode(text).length;

function cut(stem: string, most: number): string {
  if (bytes(stem) <= most) return stem;
  let kept = '';
  let size = 0;
  for (const { segment } of new Intl.Segmenter('da', { granularity: 'grapheme' }).segment(stem)) {
    size += bytes(segment);
    if (size > most) break;
    kept += segment;
  }
  // One grapheme can be longer than any name: a letter under ten thousand accents.
  return kept.replace(/[ .]+$/, '') || 'Dokument';
}
