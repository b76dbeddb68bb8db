import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { checkDefinition } from '@faelles/form-engine/check.js';
import type { Output } from './output.ts';
import { pointerOf, readDocument, type Place } from './places.ts';

/** One fault as `--json` prints it. */
type Found = Place & {
  severity: 'error' | 'warning';
  /** Never changes its meaning, for tools that sort faults. */
  code: string;
  message: string;
  /** JSON pointer (RFC 6901) into the definition; '' is the whole. */
  pointer: string;
};

/** What was found in one file, as `--json` prints it. */
export type Checked = { file: string; errors: number; warnings: number; faults: Found[] };

const USAGE = 'Name at least one definition: faelles check packages/solutions/road-permit/definition.json';

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/**
 * `faelles check [--json] [--strict] FILE…`: reads form definitions and tells every fault with its place in the file.
 * The judge is the engine's own check, the same the server asks when it loads a solution. `-` reads standard input.
 * Warnings do not keep a definition from being used; `--strict` counts them as errors, for a build.
 * @returns the exit code: 0 when every file can be used, 1 when one has an error, 2 when a file could not be read or none was named
 */
export async function check(args: string[], output: Output): Promise<number> {
  const flags = args.filter((arg) => arg.startsWith('--'));
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = flags.find((flag) => flag !== '--json' && flag !== '--strict');
  if (unknown || files.length === 0) {
    output.err(unknown ? `There is no option ${unknown}. check knows --json and --strict.` : USAGE);
    return 2;
  }
  const all: Checked[] = [];
  let unread = false;
  for (const file of files) {
    try {
      all.push(checkText(file === '-' ? 'standard input' : file, file === '-' ? await text(process.stdin) : await readFile(file, 'utf8')));
    } catch (error) {
      unread = true;
      output.err(`${file} cannot be read${(error as { code?: string }).code === 'ENOENT' ? ': there is no such file' : ''}`);
    }
  }
  if (flags.includes('--json')) output.out(JSON.stringify(all, null, 2));
  else all.forEach((checked) => say(checked, output));
  if (unread) return 2;
  return all.some(({ errors, warnings }) => errors > 0 || (flags.includes('--strict') && warnings > 0)) ? 1 : 0;
}

function checkText(file: string, content: string): Checked {
  const document = readDocument(content);
  const faults: Found[] = document.mistakes.length
    ? document.mistakes.map(({ place, message }) => ({ ...place, severity: 'error', code: 'json', message: `Is not JSON: ${message}`, pointer: '' }))
    : checkDefinition(document.json).map(({ path, ...fault }) => ({ ...document.placeOf(path), ...fault, pointer: pointerOf(path) }));
  faults.sort((one, other) => one.line - other.line || one.column - other.column);
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  return { file, errors, warnings: faults.length - errors, faults };
}

/** One line per fault, in the form editors and terminals make a link of: `file:line:column`. */
function say({ file, errors, warnings, faults }: Checked, output: Output): void {
  for (const { line, column, severity, message, pointer, code } of faults) {
    output.err(`${file}:${line}:${column} ${severity}: ${message}  (${[pointer, code].filter((part) => part).join(' ')})`);
  }
  const also = warnings > 0 ? `, ${counted(warnings, 'warning')}` : '';
  if (errors === 0) output.out(`${file}: can be used${also}`);
  else output.err(`${file}: cannot be used: ${counted(errors, 'error')}${also}`);
}
