// Takes out of css`` and html`` what a browser does not need: indentation, comments, line ends. Neither esbuild nor
// rolldown looks into template literals, and these are a good part of what a field weighs.

/** The end of a template literal that begins at `from` (after its backtick), with the places of its expressions. */
function literal(code, from) {
  const parts = [];
  let start = from;
  for (let at = from; at < code.length; at++) {
    const sign = code[at];
    if (sign === '\\') at++;
    else if (sign === '`') return { parts: [...parts, { start, end: at }], end: at };
    else if (sign === '$' && code[at + 1] === '{') {
      parts.push({ start, end: at });
      at = expression(code, at + 2);
      start = at + 1;
    }
  }
  return undefined;
}

/** The closing brace of an expression in a template, past strings, comments, regular expressions' braces and templates inside. */
function expression(code, from) {
  let depth = 0;
  for (let at = from; at < code.length; at++) {
    const sign = code[at];
    if (sign === "'" || sign === '"') {
      for (at++; code[at] !== sign; at++) if (code[at] === '\\') at++;
    } else if (sign === '/' && /[(,=:[!&|?{};]\s*$/.test(code.slice(from, at)) && !/[/*]/.test(code[at + 1])) {
      // A regular expression: slashes in it begin no comment.
      for (let inClass = false, end = at + 1; ; end++) {
        if (code[end] === '\\') end++;
        else if (code[end] === '[') inClass = true;
        else if (code[end] === ']') inClass = false;
        else if ((code[end] === '/' && !inClass) || end >= code.length) {
          at = end;
          break;
        }
      }
    } else if (sign === '/' && code[at + 1] === '/') at = code.indexOf('\n', at);
    else if (sign === '/' && code[at + 1] === '*') at = code.indexOf('*/', at) + 1;
    else if (sign === '`') at = literal(code, at + 1).end;
    else if (sign === '{') depth++;
    else if (sign === '}' && depth-- === 0) return at;
  }
  throw new Error('A template that does not end');
}

/** CSS without comments and the white space around its signs. Space that separates selectors or values stays. */
export const leanCss = (css) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/(^|[{;])([\w-]+): /g, '$1$2:')
    .replace(/;}/g, '}')
    .trimStart();

/** Stands for an expression while a template is read as one text. */
const hole = '\u0001';
/** A comment or a tag, with what is quoted in it. */
const markup = /<!--[\s\S]*?-->|<\/?[a-z\u0001](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const empty = /^<(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b/i;

/** A tag with one space between its attributes and none before its end. What is quoted stays. */
const leanTag = (tag) =>
  tag
    .replace(/("[^"]*"|'[^']*')|\s+/g, (_, quoted) => quoted ?? ' ')
    .replace(empty.test(tag) ? / ?\/?>$/ : / >$/, '>');

/** HTML with one space for every line end and what stands around it, in text and in tags: the same page. What is inside `pre` and `textarea` stays. */
export function leanHtml(html) {
  let lean = '';
  let at = 0;
  let kept = '';
  for (const { 0: tag, index } of html.matchAll(markup)) {
    const text = html.slice(at, index);
    lean += kept ? text : text.replace(/\s*\n\s*/g, ' ');
    lean += tag.startsWith('<!--') ? tag : leanTag(tag);
    at = index + tag.length;
    const [, end, name] = /^<(\/?)(pre|textarea)\b/i.exec(tag) ?? [];
    if (name && !kept && !end) kept = name.toLowerCase();
    else if (end && name.toLowerCase() === kept) kept = '';
  }
  const rest = html.slice(at);
  return lean + (kept ? rest : rest.replace(/\s*\n\s*/g, ' '));
}

const linesIn = (text) => text.split('\n').length - 1;

/**
 * The code with lean templates; code without any comes back as it is.
 * @param {string} code JavaScript or TypeScript
 * @param {{ keepLines?: boolean }} [options] `keepLines`: line ends that are taken out of a template are put where they
 *   mean nothing, before the next expression or after the template, so that a source map still tells the right line
 */
export function leanTemplates(code, { keepLines = false } = {}) {
  let lean = '';
  let from = 0;
  for (const { 0: tag, 1: name, index } of code.matchAll(/(?<![\w$.])(css|html|svg) ?`/g)) {
    if (index < from) continue;
    const found = literal(code, index + tag.length);
    if (!found) continue;
    lean += code.slice(from, index + tag.length);
    const texts = found.parts.map(({ start, end }) => code.slice(start, end));
    const leaned = name === 'css' ? texts.map(leanCss) : leanHtml(texts.join(hole)).split(hole);
    // Something we do not understand stays as it was written.
    const parts = leaned.length === texts.length ? leaned : texts;
    found.parts.forEach(({ end }, nth) => {
      const lost = keepLines ? '\n'.repeat(linesIn(texts[nth]) - linesIn(parts[nth])) : '';
      const next = found.parts[nth + 1];
      // What stands between is an expression, with templates of its own perhaps.
      lean += next ? `${parts[nth]}\${${lost}${leanTemplates(code.slice(end + 2, next.start), { keepLines })}` : `${parts[nth]}\`${lost}`;
    });
    from = found.end + 1;
  }
  return lean + code.slice(from);
}

/** For vite: our own rooms only. */
export const leanTemplatesPlugin = () => ({
  name: 'faelles:lean-templates',
  apply: 'build',
  enforce: 'post',
  transform: { filter: { id: /packages\/[\w-]+\/(src|dist)\/.*\.[jt]s$/ }, handler: (code) => ({ code: leanTemplates(code), map: null }) },
});
