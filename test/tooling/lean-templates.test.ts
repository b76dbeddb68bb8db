import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leanTemplates } from '../../packages/cli/bootstrap/lean-templates.mjs';

describe('templates without what no browser needs', () => {
  it('takes indentation and comments out of CSS, and keeps the spaces that mean something', () => {
    const code = 'const a = css`\n  /* why */\n  .a > .b :is(p, q) {\n    margin: 0 calc(1px + 2px);\n  }\n  @media (min-width: 40em) { .a { color: var(--x, #fff); } }\n`;';
    assert.equal(leanTemplates(code), 'const a = css`.a>.b :is(p,q){margin:0 calc(1px + 2px)}@media (min-width: 40em){.a{color:var(--x,#fff)}}`;');
  });

  it('makes a line end in HTML one space, also in templates inside expressions', () => {
    const code = "html`<p>\n  ${a ? html`<b>\n    x  y\n  </b>` : '}`'}\n</p>`";
    assert.equal(leanTemplates(code), "html`<p> ${a ? html`<b> x  y </b>` : '}`'} </p>`");
  });

  it('leaves what keeps its spaces, and what is no template of ours, as it is', () => {
    for (const code of ['html`<pre>\n  a\n</pre>`', 'const text = `css\n  a`;', 'my.html`\n a`', "const a = 'html`\\n';"]) assert.equal(leanTemplates(code), code);
  });
});
