/** The code in groups of four, as it is shown and printed; grouped already, it stays as it is. */
export function groupCode(code: string): string {
  return code.replaceAll('-', '').replace(/.{4}(?=.)/g, '$&-');
}
