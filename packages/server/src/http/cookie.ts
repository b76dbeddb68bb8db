/** The value of a cookie that came with a request. */
export function readCookie(request: Request, wanted: string): string | undefined {
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (pair.slice(0, equals).trim() === wanted) return pair.slice(equals + 1).trim() || undefined;
  }
  return undefined;
}
