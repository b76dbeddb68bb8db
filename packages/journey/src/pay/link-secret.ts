const name = 'faelles.pay-link';
/** Where the tab keeps no storage, the page's own memory does for its lifetime. */
let own = '';

/**
 * The secret of the pay-later link the page was opened with. It leaves the address at once, so that it stands in no
 * history, no bookmark and on no screen that others look at; this tab remembers it for the way to the provider and back.
 * `''` when there is none.
 */
export function takeSecret(): string {
  const secret = /^#([\w-]{22,128})$/.exec(location.hash)?.[1];
  if (location.hash) history.replaceState(history.state, '', location.pathname + location.search);
  if (!secret) return remembered();
  own = '';
  try {
    sessionStorage.setItem(name, secret);
  } catch {
    own = secret;
  }
  return secret;
}

/** The link opens nothing any more. */
export function forgetSecret(): void {
  own = '';
  try {
    sessionStorage.removeItem(name);
  } catch {
    // Nothing was stored.
  }
}

function remembered(): string {
  try {
    return sessionStorage.getItem(name) ?? own;
  } catch {
    return own;
  }
}
