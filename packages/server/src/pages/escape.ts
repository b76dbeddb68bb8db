const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML text. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => signs[sign]!);
}
