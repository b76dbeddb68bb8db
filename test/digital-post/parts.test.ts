/** The receipt as a page and as plain text in a mailbox: the words of the one document, in its order, and nothing that runs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultTreeAdapter as tree, parse, type DefaultTreeAdapterMap } from 'parse5';
import type { Block, ReceiptDocument, Said } from '@faelles/receipt/model/document.js';
import { htmlPart } from '@faelles/server/digital-post/html.js';
import { pieces } from '@faelles/server/digital-post/pieces.js';
import { plainText } from '@faelles/server/digital-post/plain-text.js';
import { messageInput, richReceipt } from './fixture.ts';
import { read } from './judge.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const elements = (node: Node): Element[] =>
  'childNodes' in node ? node.childNodes.flatMap((child) => [...(tree.isElementNode(child) ? [child] : []), ...elements(child)]) : [];
const text = (node: Node): string =>
  tree.isTextNode(node) ? node.value : 'childNodes' in node ? node.childNodes.map((child) => (child.nodeName === 'br' ? '\n' : text(child))).join('') : '';
const attribute = (element: Element, name: string): string | undefined => element.attrs.find((one) => one.name === name)?.value;

/** Every text of a document in order, as somebody reads it. */
function saidIn(block: Block): Said[] {
  switch (block.kind) {
    case 'heading': case 'lead': case 'paragraph': case 'notice': return [block.text];
    case 'facts': return block.rows.flatMap(({ term, value, detail }) => [term, value, ...(detail ? [{ text: detail }] : [])]);
    case 'table': return [block.caption, ...block.head, ...[...block.rows, ...block.foot].flatMap(({ label, notes, amount }) => [label, ...notes, { text: amount }])];
    case 'list': return block.items;
    case 'links': return block.items.map(({ label }) => label);
    case 'actions': return block.items.flatMap(({ label, when }) => [label, ...(when ? [{ text: when }] : [])]);
  }
}
const words = ({ blocks }: ReceiptDocument): string[] => blocks.flatMap(saidIn).map((said) => said.text);

/** They stand in this text, one after the other. */
function inOrder(whole: string, parts: readonly string[]): void {
  let from = 0;
  for (const part of parts) {
    const found = whole.indexOf(part, from);
    assert.notEqual(found, -1, `"${part.slice(0, 80)}" after "${whole.slice(Math.max(0, from - 40), from)}"`);
    from = found + part.length;
  }
}

const origin = 'https://selvbetjening.example';
const { document } = messageInput();
const html = htmlPart(document, origin);
const page = parse(html);
const body = elements(page).find(({ tagName }) => tagName === 'body')!;

describe('the page', () => {
  it('says what the document says, in its order', () => inOrder(text(body), words(document)));

  it('says so in English too, with Danish marked where nobody wrote English', () => {
    const english = messageInput(richReceipt(), 'en').document;
    const made = parse(htmlPart(english, origin));
    inOrder(text(made), words(english));
    assert.equal(attribute(elements(made).find(({ tagName }) => tagName === 'html')!, 'lang'), 'en');
    assert.ok(elements(made).some((element) => attribute(element, 'lang') === 'da'));
  });

  it('is HTML and XML at once', () => {
    assert.match(html, /^<!DOCTYPE html><html /);
    assert.equal(read(html).name, 'html');
  });

  it('has a language, a title, its character set, one heading of level 1 and none skipped', () => {
    assert.equal(attribute(elements(page).find(({ tagName }) => tagName === 'html')!, 'lang'), 'da');
    assert.equal(text(elements(page).find(({ tagName }) => tagName === 'title')!), document.title);
    const [first] = elements(elements(page).find(({ tagName }) => tagName === 'head')!);
    assert.equal(attribute(first!, 'charset'), 'utf-8');
    const levels = elements(body).map(({ tagName }) => /^h([1-6])$/.exec(tagName)).flatMap((match) => (match ? [Number(match[1])] : []));
    assert.equal(levels.filter((level) => level === 1).length, 1);
    for (const [at, level] of levels.entries()) assert.ok(at === 0 ? level === 1 : level <= levels[at - 1]! + 1);
  });

  it('uses few elements and attributes, and none that runs, fetches, looks or asks', () => {
    const allowed = ['html', 'head', 'meta', 'title', 'body', 'h1', 'h2', 'h3', 'h4', 'p', 'strong', 'span', 'code', 'a', 'br', 'wbr', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'];
    for (const element of elements(page)) {
      assert.ok(allowed.includes(element.tagName), element.tagName);
      for (const { name, value } of element.attrs) {
        assert.ok(['lang', 'dir', 'charset', 'href', 'scope', 'xmlns'].includes(name), name);
        if (name === 'href') assert.match(value, /^(https:\/\/|mailto:|tel:)/);
      }
    }
  });

  it('has table headers that say what they head', () => {
    const scopes = elements(body).filter(({ tagName }) => tagName === 'th').map((header) => attribute(header, 'scope'));
    assert.ok(scopes.includes('col') && scopes.includes('row') && !scopes.includes(undefined));
  });

  it('leaves a link nobody could follow as its words', () => {
    const links = (made: string) => elements(parse(made)).flatMap((element) => attribute(element, 'href') ?? []);
    assert.ok(links(html).includes('https://selvbetjening.example/betal'));
    assert.ok(!links(htmlPart(document)).some((href) => href.includes('/betal')));
    assert.ok(!links(htmlPart(document, 'http://127.0.0.1:4173')).some((href) => href.includes('/betal')));
    inOrder(text(parse(htmlPart(document))), words(document));
  });
});

describe('what can be done, and until when', () => {
  it('is said in one pair of brackets', () => {
    for (const made of [text(body), plainText(document, origin)]) {
      assert.match(made, /Betal \(senest 1\. december 2026\)/);
      assert.doesNotMatch(made, /\(\(|\)\)/);
    }
  });
});

describe('the plain text', () => {
  const plain = plainText(document, origin);
  it('says what the document says, in its order', () => {
    // The two words over a table's columns are for the eye.
    const heads = new Set(document.blocks.flatMap((block) => (block.kind === 'table' ? block.head.map((said) => said.text) : [])));
    inOrder(plain, words(document).filter((said) => !heads.has(said)));
  });

  it('writes addresses out', () => assert.match(plain, /- Betal \(senest 1\. december 2026\)\n {2}https:\/\/selvbetjening\.example\/betal\n/));

  it('writes the address of a fact out, unless it is what the fact says', () => {
    const rows = [
      { term: { text: 'Digital Post' }, value: { text: 'Skriv til os' }, href: 'https://post.example/' },
      { term: { text: 'Hjemmeside' }, value: { text: 'www.example.dk' }, href: 'https://www.example.dk' },
      { term: { text: 'Telefon' }, value: { text: '12 34 56 78' }, href: 'tel:+4512345678' },
    ];
    assert.equal(
      plainText({ title: 'Kvittering', lang: 'da', blocks: [{ kind: 'facts', rows }] }),
      'Digital Post:\n  Skriv til os\n  https://post.example/\nHjemmeside: www.example.dk\nTelefon: 12 34 56 78\n',
    );
  });

  it('ends with a line end', () => assert.ok(plain.endsWith('\n') && !plain.endsWith('\n\n')));
});

describe('what was typed', () => {
  const typed = (value: string): ReceiptDocument => ({
    title: 'Kvittering', lang: 'da',
    blocks: [{ kind: 'heading', level: 1, text: { text: 'Sendt' } }, { kind: 'facts', rows: [{ term: { text: 'Navn' }, value: { text: value, typed: true } }, { term: { text: 'By' }, value: { text: 'Aarhus' } }] }],
  });
  const shown = (value: string): Element => elements(parse(htmlPart(typed(value)))).find(({ tagName }) => tagName === 'dd')!;

  it('is text, whatever it looks like', () => {
    const nasty = '</dd><script>alert(1)</script>]]>&lt;&amp;<!--';
    assert.equal(text(shown(nasty)), nasty);
  });

  it('keeps its lines, and long words get places to break and no other change', () => {
    assert.equal(text(shown('Vej 1\r\n2. sal\rth')), 'Vej 1\n2. sal\nth');
    const long = `${'x'.repeat(10_000)} ${'👩‍👩‍👧‍👦'.repeat(100)}`;
    const made = shown(long);
    assert.equal(text(made), long);
    assert.ok(elements(made).filter(({ tagName }) => tagName === 'wbr').length > 300);
    assert.ok(made.childNodes.every((child) => !tree.isTextNode(child) || child.value.isWellFormed()));
    assert.deepEqual(pieces('en kort linje'), [{ text: 'en kort linje' }]);
  });

  it('turns the direction of nothing else', () => {
    const plain = plainText(typed('\u202egpj.exe'));
    assert.match(plain, /Navn: \u2068\u202egpj\.exe\u2069\n/);
    assert.match(plain, /By: Aarhus\n/);
    assert.equal(attribute(shown('\u202egpj.exe'), 'dir'), 'auto');
  });

  it('cannot pass for another line of the receipt', () => {
    assert.match(plainText(typed('Anna\nBy: Odense')), /Navn:\n {2}Anna\n {2}By: Odense\nBy: Aarhus\n/);
  });
});
