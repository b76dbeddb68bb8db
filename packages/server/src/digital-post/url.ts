/** Characters `memoUriType` has room for. Witness: MeMo 1.1, data types. */
const longest = 256;

/** Why an address cannot stand in an action. */
export type UrlFault =
  /** No scheme and host: `/betal`. */
  | 'not-absolute'
  | 'not-https'
  /** It holds a user name or a password. */
  | 'credentials'
  | 'too-long';

/**
 * An address as an action may hold it: absolute and https (Digital Post refuses the message otherwise, since November 2024),
 * without user name or password, at most 256 characters. Comes back as a browser would ask for it: host in ASCII, spaces
 * and letters of other alphabets percent-encoded.
 */
export function actionUrl(href: string): { url: string } | { fault: UrlFault } {
  const url = URL.parse(href);
  if (!url) return { fault: 'not-absolute' };
  if (url.protocol !== 'https:') return { fault: 'not-https' };
  if (url.username || url.password) return { fault: 'credentials' };
  return url.href.length > longest ? { fault: 'too-long' } : { url: url.href };
}

/**
 * The same for a link of ours, which may be written from the root (`/solutions/…`): it gets the server's public origin first.
 * Without one it stays as it is, and is refused. A fragment alone leads nowhere outside the page.
 */
export function absoluteUrl(href: string, origin: string | undefined): { url: string } | { fault: UrlFault } {
  return actionUrl(origin !== undefined && /^\/(?!\/)/.test(href) ? new URL(href, origin).href : href);
}

/** Where a link of a document leads from a mailbox or a phone; undefined when it leads nowhere outside our page. */
export function followable(href: string, origin: string | undefined): string | undefined {
  if (/^(mailto|tel):[!-~]+$/.test(href)) return href;
  const address = absoluteUrl(href, origin);
  return 'url' in address ? address.url : undefined;
}
