/** Policy of our own pages and of everything else that is not said to be different. */
export const contentPolicy = [
  "default-src 'self'",
  "trusted-types lit-html 'allow-duplicates'",
  "require-trusted-types-for 'script'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  "base-uri 'none'",
  'report-uri /api/csp-reports',
].join('; ');

/**
 * Storybook's manager writes its own styles and scripts into its pages and shows stories in a frame: a tool for
 * designers, without a citizen's data, so its pages get what it cannot do without and nothing else does.
 */
export const storybookPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "frame-ancestors 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join('; ');

/** Headers of every answer. */
export function setSecurityHeaders(headers: Headers, path: string, secure: boolean): void {
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()');
  if (secure) headers.set('strict-transport-security', 'max-age=31536000');
  // The simulator's pages are another program's and bring their own policy through the proxy; a download has its own.
  if (path.startsWith('/simulator/') || headers.has('content-security-policy')) return;
  headers.set('content-security-policy', path.startsWith('/storybook/') ? storybookPolicy : contentPolicy);
}
