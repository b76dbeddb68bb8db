const longest = 100;

/**
 * The name of a file as it may be shown: without marks that turn the reading direction (U+202E shows "gpj.exe" as
 * "exe.jpg"), without what cannot be seen, and cut in its middle when it never ends, as its ending says most.
 */
export function shownName(name: string): string {
  const plain = [...name.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')];
  return plain.length > longest ? `${plain.slice(0, longest - 25).join('')}…${plain.slice(-24).join('')}` : plain.join('');
}
