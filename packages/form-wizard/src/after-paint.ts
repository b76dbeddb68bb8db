/**
 * Runs when the next picture is on the screen and the browser has time: for what nobody waits for, and the browser takes
 * long about, as the page's address and title. A page in the background paints nothing, so it runs soon there.
 */
export function afterPaint(run: () => void): void {
  const soon = () => void setTimeout(run);
  if (document.hidden) soon();
  else requestAnimationFrame(() => void ('requestIdleCallback' in globalThis ? requestIdleCallback(run, { timeout: 500 }) : soon()));
}
