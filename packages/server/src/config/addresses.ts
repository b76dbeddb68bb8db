/** Where a server is reached that stands behind nothing. */
export function ownUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** `host:port`, of which the host may be an IPv6 address. */
export function hostAndPort(text: string): { host: string; port: number } {
  const colon = text.lastIndexOf(':');
  return { host: text.slice(0, colon), port: Number(text.slice(colon + 1)) };
}

/** Does an address lead to a simulator: in the clear, to this machine, or back to the server itself? */
export function isSimulator(apiUrl: string, publicUrl: string | undefined): boolean {
  const { protocol, hostname, origin } = new URL(apiUrl);
  if (protocol !== 'https:' || (publicUrl !== undefined && origin === new URL(publicUrl).origin)) return true;
  return hostname === 'localhost' || hostname === '[::1]' || hostname.endsWith('.localhost') || /^127\./.test(hostname);
}
