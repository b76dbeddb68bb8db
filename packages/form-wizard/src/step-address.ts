/**
 * The step in the address, `#/place`, so that Back, Forward and reload do what they do on other pages.
 * Ids of steps only; never anything the citizen wrote.
 */
export function stepInAddress(): string | undefined {
  return /^#\/([a-z0-9-]+)$/.exec(location.hash)?.[1];
}

/** Address of a step, for links. */
export function addressOf(step: string): string {
  return `#/${step}`;
}

/** Writes the step into the address: a new entry of the history, or in place of the present one. */
export function putInAddress(step: string, replace: boolean): void {
  if (stepInAddress() === step) return;
  history[replace ? 'replaceState' : 'pushState'](history.state, '', addressOf(step));
}
