const name = 'faelles.passed';
/** Where the tab keeps no storage, the page's own memory does for its lifetime. */
let own = '';

/**
 * Remembers which steps of the form applied to the application that was sent, so that the payment page shows the same
 * way, also after the visit to the provider. Ids only, nothing of what was answered, and only in this tab.
 */
export function keepPassed(applicationId: string, steps: readonly string[]): void {
  write([applicationId, ...steps].join(' '));
}

/** The steps that applied to an application; none when this tab did not send it. */
export function passedOf(applicationId: string): string[] {
  const [of, ...steps] = read().split(' ');
  return of === applicationId ? steps : [];
}

/** The form is over for good, or the visit has ended. */
export function forgetPassed(): void {
  write('');
}

function read(): string {
  try {
    return sessionStorage.getItem(name) ?? own;
  } catch {
    return own;
  }
}

function write(value: string): void {
  own = '';
  try {
    if (value) sessionStorage.setItem(name, value);
    else sessionStorage.removeItem(name);
  } catch {
    own = value;
  }
}
