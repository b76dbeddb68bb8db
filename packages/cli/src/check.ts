import { readFile } from 'node:fs/promises';
import { checkDefinition } from '@faelles/form-engine/check.js';
import type { Output } from './output.ts';

/**
 * `faelles check FILE…`: reads form definitions and tells every fault with its path in the document.
 * The judge is the engine's own check, the same the server asks when it loads a solution.
 * @returns the exit code: 0 when no file has an error (warnings are allowed), 1 otherwise, 2 when no file was named
 */
export async function check(files: string[], output: Output): Promise<number> {
  if (files.length === 0) {
    output.err('Name at least one definition: faelles check packages/solutions/road-permit/definition.json');
    return 2;
  }
  let wrong = 0;
  for (const file of files) {
    if (!(await checkFile(file, output))) wrong += 1;
  }
  return wrong > 0 ? 1 : 0;
}

/** True when the file holds a definition that can be used. */
async function checkFile(file: string, output: Output): Promise<boolean> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? `is not JSON: ${error.message}` : 'cannot be read';
    output.err(`${file} ${reason}`);
    return false;
  }
  const faults = checkDefinition(json);
  for (const { path, message, severity } of faults) output.err(`${file} ${severity} at ${path || '(root)'}: ${message}`);
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const warnings = faults.length - errors;
  if (errors === 0) output.out(`${file}: can be used${warnings > 0 ? `, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : ''}`);
  else output.err(`${file}: ${errors} ${errors === 1 ? 'error' : 'errors'}`);
  return errors === 0;
}
