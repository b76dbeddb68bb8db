import { html, type TemplateResult } from 'lit';

/**
 * A text in which one part stays on one line: a reference number broken at its hyphens is read, and copied, wrongly.
 * The class is styled by `proseStyles`; elements without them style `.unbroken` themselves.
 */
export function unbroken(text: string, part: string): TemplateResult | string {
  const at = part ? text.indexOf(part) : -1;
  if (at < 0) return text;
  return html`${text.slice(0, at)}<span class="unbroken">${part}</span>${text.slice(at + part.length)}`;
}
