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

/** HTML with every line end and what stands around it as one space: the same page. Not with `pre` or `textarea`, where spaces count. */
export const leanHtml = (html) => (/<(pre|textarea)\b/.test(html) ? html : html.replace(/\s*\n\s*/g, ' '));

/** The code with lean templates; code without any comes back as it is. */
export function leanTemplates(code) {
  let lean = '';
  let from = 0;
  for (const { 0: tag, 1: name, index } of code.matchAll(/(?<![\w$.])(css|html|svg)`/g)) {
    if (index < from) continue;
    const found = literal(code, index + tag.length);
    if (!found) continue;
    lean += code.slice(from, index + tag.length);
    let at = index + tag.length;
    for (const { start, end } of found.parts) {
      // What stands between is an expression, with templates of its own perhaps.
      if (start > at) lean += leanTemplates(code.slice(at, start));
      const text = code.slice(start, end);
      lean += name === 'css' ? leanCss(text) : leanHtml(text);
      at = end;
    }
    from = found.end;
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
