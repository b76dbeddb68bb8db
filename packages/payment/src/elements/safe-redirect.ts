/**
 * The address to send the citizen to, or `undefined` when it is not one we send anybody to:
 * https anywhere, or our own origin (the demo's provider is behind it). Nothing else, whatever the answer said.
 */
export function safeRedirect(target: unknown, from: string): string | undefined {
  if (typeof target !== 'string' || !target || !URL.canParse(target, from)) return undefined;
  const url = new URL(target, from);
  return url.protocol === 'https:' || url.origin === new URL(from).origin ? url.href : undefined;
}
