/**
 * Checkpoints of the Matterhorn Protocol 1.02 (how PDF/UA-1, ISO 14289-1, is checked) that a program can judge, read out of
 * the objects of a file as qpdf writes them down (`qpdf --json=2`). Beside the tests that pdf.js reads for.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Value = null | boolean | number | string | Value[] | { [name: string]: Value };
type Dict = { [name: string]: Value };

/** A file's objects by their number, with the content of its streams. */
export interface Objects {
  all: Record<string, { value?: Value; stream?: { dict: Dict; data?: string } }>;
  pages: string[];
}

/** @throws when qpdf is not there, or finds a fault in the file */
export function objectsOf(bytes: Uint8Array): Objects {
  const folder = mkdtempSync(join(tmpdir(), 'faelles-ua-'));
  try {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, bytes);
    execFileSync('qpdf', ['--check', file], { stdio: 'pipe' });
    const json = JSON.parse(execFileSync('qpdf', ['--json=2', '--json-stream-data=inline', '--decode-level=generalized', file], { maxBuffer: 1 << 28, encoding: 'utf8' })) as { pages: { object: string }[]; qpdf: [unknown, Objects['all']] };
    const all: Objects['all'] = {};
    for (const [name, object] of Object.entries(json.qpdf[1])) all[name.replace(/^obj:/, '')] = object;
    return { all, pages: json.pages.map(({ object }) => object) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const hasQpdf = (): boolean => {
  try {
    execFileSync('qpdf', ['--version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
};

/** Every fault there is, each with the checkpoint it fails. Empty for a good file. */
export function faultsOf({ all, pages }: Objects): string[] {
  const faults: string[] = [];
  const fail = (checkpoint: string, what: string) => void faults.push(`${checkpoint} ${what}`);
  const isRef = (value: Value | undefined): value is string => typeof value === 'string' && /^\d+ \d+ R$/.test(value);
  const at = (value: Value | undefined): Value | undefined => (isRef(value) ? (all[value]?.value ?? all[value]?.stream?.dict) : value);
  const dict = (value: Value | undefined): Dict => (at(value) ?? {}) as Dict;
  const list = (value: Value | undefined): Value[] => { const found = at(value); return Array.isArray(found) ? found : found === undefined || found === null ? [] : [value!]; };
  const bytes = (ref: Value | undefined): string => Buffer.from((isRef(ref) && all[ref]?.stream?.data) || '', 'base64').toString('latin1');
  const words = (value: Value | undefined) => (typeof at(value) === 'string' ? String(at(value)).replace(/^[ub]:/, '') : '');

  const root = dict(dict(all['trailer']?.value)['/Root']);
  const tree = dict(root['/StructTreeRoot']);
  if (dict(root['/MarkInfo'])['/Marked'] !== true) fail('06-001', 'not marked as tagged');
  if (dict(root['/MarkInfo'])['/Suspects'] === true) fail('06-002', 'suspects');
  if (words(root['/Lang']) === '') fail('11-006', 'no language');
  if (dict(root['/ViewerPreferences'])['/DisplayDocTitle'] !== true) fail('07-002', 'the title is not displayed');
  const xmp = Buffer.from(bytes(root['/Metadata']), 'latin1').toString('utf8');
  if (!/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp)) fail('06-002', 'not declared as PDF/UA-1');
  if (!/<dc:title>[\s\S]*\S[\s\S]*<\/dc:title>/.test(xmp)) fail('06-004', 'no dc:title');

  // The tree: what there is, whose it is, and where its content stands.
  const known = new Set('Document Sect H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table Caption THead TBody TFoot TR TH TD Figure Link Span'.split(' '));
  const inside: Record<string, readonly string[]> = { LI: ['L'], Lbl: ['LI'], LBody: ['LI'], TR: ['Table', 'THead', 'TBody', 'TFoot'], TH: ['TR'], TD: ['TR'], THead: ['Table'], TBody: ['Table'], TFoot: ['Table'], Caption: ['Table'] };
  /** By page and MCID: the element it is content of. */
  const content = new Map<string, string[]>();
  const owners = new Map<string, string>();
  let heading = 0;
  const kidsOf = (element: Dict) => list(element['/K']);
  const walk = (ref: string, parent: string | undefined, parentType: string, page: Value | undefined): void => {
    const element = dict(ref);
    const type = String(element['/S'] ?? '').slice(1);
    if (!known.has(type)) fail('02-001', `element of no standard type: ${type}`);
    if (parent !== undefined && element['/P'] !== parent) fail('09-002', `${type} says ${String(element['/P'])} is its parent, and ${parent} is`);
    if (inside[type] && !inside[type].includes(parentType)) fail('09-004', `${type} in ${parentType}`);
    const level = /^H(\d)$/.exec(type);
    if (level) {
      if (Number(level[1]) > heading + 1) fail(heading === 0 ? '14-002' : '14-003', `H${level[1]} after H${heading}`);
      heading = Number(level[1]);
    }
    if (type === 'Figure' && words(element['/Alt']) === '' && words(element['/ActualText']) === '') fail('13-004', 'Figure without Alt');
    if (type === 'TH' && !list(element['/A']).some((attribute) => ['/Column', '/Row', '/Both'].includes(String(dict(attribute)['/Scope'])))) fail('15-003', 'TH without Scope');
    if (type === 'L' && !list(element['/A']).some((attribute) => dict(attribute)['/ListNumbering'] !== undefined)) fail('16-001', 'list with labels without ListNumbering');
    if (type === 'Link' && !kidsOf(element).some((kid) => dict(kid)['/Type'] === '/OBJR')) fail('28-010', 'Link without its annotation');
    const own = element['/Pg'] ?? page;
    for (const kid of kidsOf(element)) {
      if (typeof kid === 'number' || dict(kid)['/Type'] === '/MCR') {
        const mcid = typeof kid === 'number' ? kid : Number(dict(kid)['/MCID']);
        const key = `${String(typeof kid === 'number' ? own : (dict(kid)['/Pg'] ?? own))} ${mcid}`;
        content.set(key, [...(content.get(key) ?? []), ref]);
      } else if (dict(kid)['/Type'] === '/OBJR') owners.set(String(dict(kid)['/Obj']), ref);
      else if (isRef(kid)) walk(kid, ref, type, own);
    }
  };
  const [first] = list(tree['/K']);
  if (!isRef(first)) fail('06-001', 'no structure tree');
  else walk(first, undefined, '', undefined);
  for (const [key, elements] of content) if (elements.length > 1) fail('01-005', `content ${key} belongs to ${elements.length} elements`);

  // The way back from a page to the tree.
  const parents = new Map<number, Value>();
  const numbers = (node: Dict): void => {
    const nums = list(node['/Nums']);
    for (let index = 0; index < nums.length; index += 2) parents.set(Number(nums[index]), nums[index + 1]!);
    for (const kid of list(node['/Kids'])) numbers(dict(kid));
  };
  numbers(dict(tree['/ParentTree']));

  for (const ref of pages) {
    const page = dict(ref);
    const parentsOfPage = list(parents.get(Number(page['/StructParents'])));
    const marked = new Set<number>();
    for (const { mcid, shown, depth } of marksOf(list(page['/Contents']).map(bytes).join('\n'))) {
      if (depth === 'none') fail('01-001', `content that is neither tagged nor an artifact: ${shown}`);
      if (mcid !== undefined) marked.add(mcid);
      if (depth === 'both') fail('01-004', `an artifact in tagged content: ${shown}`);
    }
    for (const mcid of marked) {
      const [element] = content.get(`${ref} ${mcid}`) ?? [];
      if (element === undefined) fail('01-005', `MCID ${mcid} is in no element`);
      else if (parentsOfPage[mcid] !== element) fail('09-001', `the ParentTree says of MCID ${mcid}: ${String(parentsOfPage[mcid])}, and it is ${element}`);
    }
    for (const key of content.keys()) if (key.startsWith(`${ref} `) && !marked.has(Number(key.slice(ref.length + 1)))) fail('01-005', `content ${key} is not on its page`);
    const annotations = list(page['/Annots']);
    if (annotations.length > 0 && page['/Tabs'] !== '/S') fail('28-009', 'the tab key does not follow the tags');
    for (const annotation of annotations) {
      const link = dict(annotation);
      const owner = owners.get(String(annotation));
      if (link['/Subtype'] === '/Link' && dict(owner)['/S'] !== '/Link') fail('28-011', 'a link annotation in no Link');
      if (words(link['/Contents']) === '') fail('28-012', 'a link without Contents');
      if (parents.get(Number(link['/StructParent'])) !== owner) fail('28-011', 'the ParentTree knows another owner of an annotation');
    }
  }

  // Fonts: in the file, with words for every code that is drawn, and never the sign for "no such glyph".
  const used = new Map<string, Set<string>>();
  for (const ref of pages) for (const [font, codes] of codesOf(list(dict(ref)['/Contents']).map(bytes).join('\n'))) {
    const object = String(dict(dict(dict(ref)['/Resources'])['/Font'])[`/${font}`]);
    used.set(object, new Set([...(used.get(object) ?? []), ...codes]));
  }
  for (const [ref, codes] of used) {
    const font = dict(ref);
    const [descendant] = list(font['/DescendantFonts']);
    const descriptor = dict(dict(descendant)['/FontDescriptor']);
    if (!descriptor['/FontFile2'] && !descriptor['/FontFile3']) fail('31-009', `${String(font['/BaseFont'])} is not in the file`);
    if (font['/Encoding'] !== '/Identity-H' || (dict(descendant)['/Subtype'] === '/CIDFontType2' && !dict(descendant)['/CIDToGIDMap'])) fail('31-007', 'no CIDToGIDMap');
    if (descriptor['/CIDSet']) fail('31-012', 'a CIDSet that has to be complete');
    const said = toUnicode(bytes(font['/ToUnicode']));
    for (const code of codes) {
      if (code === '0000') fail('31-030', '.notdef is drawn');
      const text = said.get(code);
      if (text === undefined) fail('31-027', `no words for ${code} of ${String(font['/BaseFont'])}`);
      else if (/[\0\uFEFF\uFFFE]/.test(text)) fail('31-028', `${code} says U+0, U+FEFF or U+FFFE`);
    }
  }
  return faults;
}

/** Only the words for a piece (ActualText) are written as a literal string; any sign may be in it. */
const withoutWords = (stream: string) => stream.replace(/\((?:\\[\s\S]|[^\\()])*\)/g, '()');

/** What a page draws, each with the marks it stands in. */
function* marksOf(stream: string): Generator<{ mcid: number | undefined; shown: string; depth: 'tagged' | 'artifact' | 'none' | 'both' }> {
  const open: ({ artifact: boolean; mcid: number | undefined } | undefined)[] = [];
  for (const [operator] of withoutWords(stream).matchAll(/\/\w+\s+<<(?:[^<>]|<[^<>]*>|<<[^>]*>>)*?>>\s+BDC|\/\w+\s+BMC|\bEMC\b|\bTJ\b|\bTj\b|(?<=\s)(?:f\*?|S|s|B\*?|b\*?|Do|sh)(?=\s|$)/g)) {
    if (operator === 'EMC') open.pop();
    else if (/B[DM]C$/.test(operator)) {
      const mcid = /\/MCID (\d+)/.exec(operator)?.[1];
      open.push({ artifact: operator.startsWith('/Artifact'), mcid: mcid === undefined ? undefined : Number(mcid) });
      // It may hold nothing that is seen, as a soft hyphen.
      if (mcid !== undefined) yield { mcid: Number(mcid), shown: operator, depth: open.some((mark) => mark?.artifact) ? 'both' : 'tagged' };
    } else {
      const artifact = open.some((mark) => mark?.artifact);
      const tagged = open.findLast((mark) => mark?.mcid !== undefined);
      yield { mcid: tagged?.mcid, shown: operator, depth: artifact && tagged ? 'both' : artifact ? 'artifact' : tagged ? 'tagged' : 'none' };
    }
  }
}

/** The codes a page draws, by the name of their font. */
function codesOf(stream: string): Map<string, Set<string>> {
  const codes = new Map<string, Set<string>>();
  let font = '';
  for (const [, name, shown] of withoutWords(stream).matchAll(/\/(F\d+)\s+[\d.]+\s+Tf|\[((?:<[0-9a-f]*>|[-\d.\s]+)*)\]\s*TJ/g)) {
    if (name) font = name;
    else for (const [, run] of (shown ?? '').matchAll(/<([0-9a-f]*)>/g)) {
      const known = codes.get(font) ?? new Set();
      for (const code of run!.match(/.{4}/g) ?? []) known.add(code);
      codes.set(font, known);
    }
  }
  return codes;
}

function toUnicode(cmap: string): Map<string, string> {
  const said = new Map<string, string>();
  const text = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, part] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, , items] of part!.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*\[([^\]]*)\]/gi)) {
      [...items!.matchAll(/<([0-9a-f\s]*)>/gi)].forEach(([, hex], index) => said.set((parseInt(from!, 16) + index).toString(16).padStart(4, '0'), text(hex!.replace(/\s/g, ''))));
    }
  }
  return said;
}
