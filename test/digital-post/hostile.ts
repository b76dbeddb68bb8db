import fc from 'fast-check';
import '../support/seed.ts';

/** Texts that break things when they are taken for more than text. */
const nasty = [
  '</memo:label><memo:label>', ']]>', '<![CDATA[', '&amp;&#0;&lol;', '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>', '<?xml version="1.0"?>',
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '<!-- -->', '${jndi:ldap://x}', '=HYPERLINK("https://x")', "'; drop table receipts; --",
  '\u0000', '\u0001\u0008\u000b\u001f\u007f\u0085', '\ud800', '\udfff', 'a\ud83d', '\ufffe\uffff', '\ufeff', '\u202egpj.exe', '\u2066\u2069\u200f\u200b\u00ad',
  '😀👩‍👩‍👧‍👦🇩🇰', 'e\u0301'.repeat(50), 'a\u0300'.repeat(300), '\r\n', '\r', '\n\n\n', '\t', '\u2028\u2029', '\u00a0\u3000', '../../', 'C:\\con.pdf', 'x'.repeat(10_000),
  'عربي', 'עברית', '中文', 'Æøå', '010150-5006', '{authority}', '{when}', '$&$1',
];

/** Any text, well formed or not, and the nasty ones put into it, before it and after it. */
export function hostileText(): fc.Arbitrary<string> {
  const piece = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary' }), fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)));
  return fc.array(piece, { minLength: 0, maxLength: 4 }).map((pieces) => pieces.join(''));
}
