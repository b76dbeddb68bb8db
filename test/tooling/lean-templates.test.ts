import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { leanTemplates } from '../../packages/cli/bootstrap/lean-templates.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('templates without what no browser needs', () => {
  it('takes indentation and comments out of CSS, and keeps the spaces that mean something', () => {
    const code = 'const a = css`\n  /* why */\n  .a > .b :is(p, q) {\n    margin: 0 calc(1px + 2px);\n  }\n  @media (min-width: 40em) { .a { color: var(--x, #fff); } }\n`;';
    assert.equal(leanTemplates(code), 'const a = css`.a>.b :is(p,q){margin:0 calc(1px + 2px)}@media (min-width: 40em){.a{color:var(--x,#fff)}}`;');
  });

  it('makes a line end in HTML one space, also in templates inside expressions', () => {
    const code = "html`<p>\n  ${a ? html`<b>\n    x  y\n  </b>` : '}`'}\n</p>`";
    assert.equal(leanTemplates(code), "html`<p> ${a ? html`<b> x  y </b>` : '}`'} </p>`");
  });

  it('makes what stands between attributes one space, whatever is quoted or filled in', () => {
    const code = 'html`<textarea\n  id="a  b"\n  rows=${1}\n  ?off=${a > 2}\n></textarea>\n<input\n  value=${x}\n/><svg><path d="M0\n 1" />  </svg>`';
    assert.equal(leanTemplates(code), 'html`<textarea id="a  b" rows=${1} ?off=${a > 2}></textarea> <input value=${x}><svg><path d="M0\n 1" />  </svg>`');
  });

  it('sees a template as TypeScript writes it, and keeps its lines for the source map', () => {
    const code = 'return html `<p\n  id=${a}\n  @click=${b}\n>\n  x\n</p>`;\nnext();';
    assert.equal(leanTemplates(code, { keepLines: true }), 'return html `<p id=${\na} @click=${\nb}> x </p>`\n\n\n;\nnext();');
  });

  it('leaves what keeps its spaces, and what is no template of ours, as it is', () => {
    for (const code of ['html`<pre>\n  a\n</pre>`', 'html`<textarea>\n a</textarea>`', 'html`<!--\n why -->`', 'const text = `css\n  a`;', 'my.html`\n a`', "const a = 'html`\\n';"]) assert.equal(leanTemplates(code), code);
  });

  it('changes nothing the second time, and no line on request, in any of our files', () => {
    let lean = 0;
    for (const path of globSync('packages/*/src/**/*.ts', { cwd: root })) {
      const code = readFileSync(`${root}/${path}`, 'utf8');
      const once = leanTemplates(code, { keepLines: true });
      if (once !== code) lean++;
      assert.equal(leanTemplates(once, { keepLines: true }), once, path);
      assert.equal(once.split('\n').length, code.split('\n').length, path);
      const expressions = (text: string) => text.split('\n').map((line) => /\bthis\.#?\w+\(/.exec(line)?.[0]);
      assert.deepEqual(expressions(once), expressions(code), path);
    }
    assert.ok(lean > 50, `${lean} files have templates to make lean`);
  });
});
