/** The command line as a person meets it: words, files, exit codes. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'faelles-cli-'));
after(() => rmSync(folder, { recursive: true }));

function faelles(...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'packages/cli/bin/faelles.mjs'), ...args], { encoding: 'utf8', cwd: root });
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
  it('finds the road permit usable', () => {
    const { code, out, err } = faelles('check', 'packages/solutions/road-permit/definition.json');
    assert.equal(code, 0, err);
    assert.match(out, /definition\.json: can be used/);
  });

  it('tells the path of what is wrong, in every file named', () => {
    const empty = file('empty.json', '{}');
    const text = file('text.json', 'not json');
    const { code, err } = faelles('check', empty, text);
    assert.equal(code, 1);
    assert.match(err, /empty\.json error at (steps|id|formatVersion)/);
    assert.match(err, /text\.json is not JSON/);
  });

  it('says which file cannot be read', () => {
    const { code, err } = faelles('check', join(folder, 'none.json'));
    assert.equal(code, 1);
    assert.match(err, /none\.json cannot be read/);
  });

  it('asks for a file', () => {
    const { code, err } = faelles('check');
    assert.equal(code, 2);
    assert.match(err, /at least one definition/);
  });
});
