/** Rows as columns as wide as their widest cell; columns that are empty in every row are left out. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const used = heads.map((_, column) => column).filter((column) => rows.some((row) => row[column] !== ''));
  const widths = used.map((column) => Math.max(heads[column]!.length, ...rows.map((row) => row[column]!.length)));
  return [heads, ...rows].map((row) => used.map((column, at) => row[column]!.padEnd(widths[at]!)).join('  ').trimEnd());
}
