/**
 * Runs when the next picture is on the screen: for what the citizen does not wait for, and the browser takes long about,
 * as the page's address and title. A page in the background paints nothing, so it runs soon there.
 */
export function afterPaint(run: () => void): void {
  if (document.hidden) setTimeout(run);
  else requestAnimationFrame(() => setTimeout(run));
}
