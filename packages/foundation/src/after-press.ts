/**
 * Runs `then`; while a mouse button or finger is down, when it is up again.
 * What appears when a field is left moves what stands below it. Between press and release that makes the browser drop
 * the click (press and release on different elements), and a citizen's "Continue" does nothing.
 */
export function afterPress(then: () => void): void {
  // A press on the page itself (html, body) has no click to lose. Touch sends its mouse events last, focus between them.
  if (!document.querySelector(':active:not(html, body)')) return then();
  addEventListener('mouseup', () => setTimeout(then), { once: true, capture: true });
}
