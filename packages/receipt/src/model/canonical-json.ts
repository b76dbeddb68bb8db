import canonicalize from 'canonicalize';

/**
 * JSON in the one form that is signed and hashed (RFC 8785, JCS): members sorted, no white space, members that are
 * `undefined` left out. Throws TypeError on what has no JSON, and Error on NaN, infinities and lone surrogates.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Not JSON');
  return text;
}
