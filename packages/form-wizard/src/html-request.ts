import { warnOnce } from '@faelles/foundation/warn.js';
import type { ConsentRequest, Declaration } from '@faelles/schemas/consent-text.js';

/** An element that asks for a consent or a declaration. */
type Asking = HTMLElement & { request?: ConsentRequest | Declaration };

/**
 * The text that a consent or a declaration in HTML asks for: the JSON in a data block inside it
 * (`<script type="application/json">`, which runs nothing and which a strict CSP lets stand), else its property.
 */
export function requestOf(element: Asking): ConsentRequest | Declaration | undefined {
  const written = element.querySelector(':scope > script[type="application/json"]')?.textContent;
  if (written) {
    try {
      element.request = JSON.parse(written) as ConsentRequest | Declaration;
    } catch {
      warnOnce(`request:${written}`, `The text of <${element.localName} name="${element.getAttribute('name')}"> is not JSON.`);
    }
  }
  if (element.request) return element.request;
  warnOnce(`request:${element.getAttribute('name')}`, `<${element.localName} name="${element.getAttribute('name')}"> has no text to ask for.`);
  return undefined;
}
