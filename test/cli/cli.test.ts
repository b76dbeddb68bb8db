/** The command line as a person meets it: words, files, exit codes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import type { Checked } from '@faelles/cli/check.js';
import type { Dictionary } from '@faelles/language/message.js';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'faelles-cli-'));
after(() => rmSync(folder, { recursive: true }));

type Spoken = { code: number | null; out: string; err: string };
const faelles = (...args: string[]): Spoken => spoken('', ...args);

function spoken(input: string, ...args: string[]): Spoken {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'packages/cli/bin/faelles.mjs'), ...args], { encoding: 'utf8', cwd: root, input });
  return { code: status, out: stdout, err: stderr };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('faelles', () => {
  it('explains itself', () => {
    const { code, out } = faelles('help');
    assert.equal(code, 0);
    assert.match(out, /check FILE/);
  });

  it('does not guess an unknown command', () => {
    const { code, err } = faelles('chekc');
    assert.equal(code, 2);
    assert.match(err, /Unknown command "chekc"/);
  });
});

describe('faelles check', () => {
  const roadPermit = join(root, 'packages/solutions/road-permit/definition.json');
  /** The road permit with one text in it replaced by another. */
  const broken = (name: string, ...changes: [from: string, to: string][]): string => {
    let text = readFileSync(roadPermit, 'utf8');
    for (const [from, to] of changes) {
      assert.ok(text.includes(from), from);
      text = text.replace(from, to);
    }
    return file(name, text);
  };
  const lineOf = (path: string, text: string): number => readFileSync(path, 'utf8').split('\n').findIndex((line) => line.includes(text)) + 1;

  it('finds the road permit usable', () => {
    const { code, out, err } = faelles('check', 'packages/solutions/road-permit/definition.json');
    assert.equal(code, 0, err);
    assert.match(out, /definition\.json: can be used/);
  });

  it('tells line, column and JSON pointer of what is wrong, in every file named', () => {
    const kind = broken('kind.json', ['"kind": "cpr"', '"kind": "cpd"']);
    const rule = broken('rule.json', ['"var": "applicantType"', '"var": "aplicantType"']);
    const { code, err } = faelles('check', kind, rule);
    assert.equal(code, 1);
    assert.match(err, new RegExp(`kind\\.json:${lineOf(kind, '"cpd"')}:\\d+ error: Expected one of .*\\(/steps/1/fields/2/kind unknown-kind\\)`));
    assert.match(err, /rule\.json:\d+:\d+ error: .*“aplicantType”.*\/when unknown-variable\)/);
    assert.match(err, /kind\.json: cannot be used: 1 error\n/);
  });

  it('says where a text is no JSON, and where a member stands twice', () => {
    const comma = file('comma.json', '{\n  "id": "a"\n  "version": "1.0.0"\n}');
    const twice = file('twice.json', '{\n  "id": "a",\n  "id": "b"\n}');
    const { code, err } = faelles('check', comma, twice, file('empty.json', ''));
    assert.equal(code, 1);
    assert.match(err, /comma\.json:3:3 error: Is not JSON: a comma is missing before this/);
    assert.match(err, /twice\.json:3:3 error: .*“id” stands here twice/);
    assert.match(err, /empty\.json:1:1 error/);
  });

  it('tells what would make a citizen stumble as warnings, and counts them only when asked', () => {
    const path = broken('words.json', ['"en": "P number"', '"en": "CVR number"']);
    const { code, out, err } = faelles('check', path);
    assert.equal(code, 0, err);
    assert.match(out, /can be used, 1 warning\n/);
    assert.match(err, /warning: Another field here is called “CVR number” too.*label\/en same-label\)/);
    assert.equal(faelles('check', '--strict', path).code, 1);
    assert.equal(faelles('check', '--strict', roadPermit).code, 0);
  });

  it('prints faults as JSON for tools', () => {
    const path = broken('json.json', ['"kind": "cpr"', '"kind": "cpd"']);
    const { code, out, err } = faelles('check', '--json', roadPermit, path);
    assert.equal(code, 1);
    assert.equal(err, '');
    const [good, bad] = JSON.parse(out) as [Checked, Checked];
    assert.deepEqual(good, { file: roadPermit, errors: 0, warnings: 0, faults: [] });
    assert.equal(bad.errors, 1);
    assert.partialDeepStrictEqual(bad.faults, [{ severity: 'error', code: 'unknown-kind', pointer: '/steps/1/fields/2/kind', line: lineOf(path, '"cpd"') }]);
  });

  it('reads standard input', () => {
    const { code, out } = spoken(readFileSync(roadPermit, 'utf8'), 'check', '-');
    assert.equal(code, 0);
    assert.match(out, /standard input: can be used/);
    assert.equal(spoken('{}', 'check', '-').code, 1);
  });

  it('says which file cannot be read, and which word it does not know', () => {
    const { code, err } = faelles('check', join(folder, 'none.json'));
    assert.equal(code, 2);
    assert.match(err, /none\.json cannot be read: there is no such file/);
    assert.equal(faelles('check', '--fast', roadPermit).code, 2);
  });

  it('asks for a file', () => {
    const { code, err } = faelles('check');
    assert.equal(code, 2);
    assert.match(err, /at least one definition/);
  });
});

describe('faelles language', () => {
  it('finds our own Danish complete', async () => {
    const words: Dictionary = {};
    const parts = join(root, 'packages/language/src/dictionaries/da');
    for (const name of readdirSync(parts)) Object.assign(words, ...Object.values((await import(join(parts, name))) as Record<string, Dictionary>));
    const { code, out, err } = faelles('language', file('da.json', JSON.stringify(words)));
    assert.equal(code, 0, err);
    assert.match(out, /(\d+) of \1 texts in “da”/);
  });

  it('tells what is missing, unknown and filled in otherwise, by the plurals of the language', () => {
    const { code, out, err } = faelles('language', file('ar.json', JSON.stringify({
      'field.yes': 'نعم', 'field.list.add': 'أضف', 'field.gone': 'x',
      'field.characters-left.other': 'بقي {count}', 'field.characters-left.two': 'بقي حرفان', 'field.characters-left.few': 'بقيت {count}',
    })));
    assert.equal(code, 1);
    assert.match(err, /missing: field\.no {2}“No”/);
    assert.doesNotMatch(err, /missing: field\.(yes|characters-left)/);
    assert.match(err, /unknown, never asked for: field\.gone/);
    assert.match(err, /other \{places\} than the English: field\.list\.add/);
    assert.match(out, /may be added, a plural form of its own: field\.characters-left\.many/);
    assert.match(out, /English is shown for the others/);
  });

  it('asks which language a file is in', () => {
    assert.equal(faelles('language').code, 2);
    assert.match(faelles('language', file('words-x.json', '{}')).err, /no language/);
    assert.equal(faelles('language', '--language=de', file('words-y.json', '{}')).code, 1);
    assert.equal(faelles('language', '--language=de', file('bad.json', '[1]')).code, 2);
  });
});
