import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { checkDefinition } from '@faelles/form-engine/check.js';
import { compileForm, type Form } from '@faelles/form-engine/compile.js';
import { canonicalJson } from '@faelles/receipt/model';
import { publishText } from '../consents/texts.ts';
import { definitions } from '../database/definitions.ts';
import type { Database } from '../database/open.ts';
import { sha256 } from '../hash.ts';
import type { Log } from '../log.ts';

/** A solution that is served: its newest definition, compiled. */
export type Solution = { id: string; definition: FormDefinition; form: Form };

/** What is served, by id. `faulty` are folders whose definition was refused: their page says so calmly. */
export interface Solutions {
  get(id: string): Solution | undefined;
  /** The definition of a version, the newest or one that drafts began with. Inside a transaction, give it as `db`. */
  version(id: string, version: string, db?: Database): Promise<Solution | undefined>;
  list(): readonly Solution[];
  isFaulty(id: string): boolean;
}

type Options = { folder: string; db: Database; log: Log; clock: () => Date; profile: 'demo' | 'production' };

/**
 * Reads every solution in a folder: `<folder>/<id>/definition.json`. A faulty one is refused with all its faults in the
 * log; the others keep working. Every version that is served is kept in the database for the drafts that begin with it.
 */
export async function loadSolutions(options: Options): Promise<Solutions> {
  const good = new Map<string, Solution>();
  const faulty = new Set<string>();
  for (const id of await solutionFolders(options.folder)) {
    const solution = await loadOne(id, options);
    if (solution) good.set(id, solution);
    else faulty.add(id);
  }
  options.log.info('solutions-loaded', { solutions: [...good.keys()], refused: [...faulty] });
  return held(good, faulty, options.db);
}

function held(good: Map<string, Solution>, faulty: Set<string>, outer: Database): Solutions {
  const older = new Map<string, Solution>();
  return {
    get: (id) => good.get(id),
    list: () => [...good.values()],
    isFaulty: (id) => faulty.has(id),
    async version(id, version, db = outer) {
      const newest = good.get(id);
      if (newest?.definition.version === version) return newest;
      const key = `${id}@${version}`;
      const known = older.get(key);
      if (known) return known;
      const [row] = await db
        .select()
        .from(definitions)
        .where(and(eq(definitions.solution, id), eq(definitions.version, version)));
      if (!row) return undefined;
      const solution = { id, definition: row.definition, form: compileForm(row.definition) };
      older.set(key, solution);
      return solution;
    },
  };
}

/** Folders that hold a definition; anything else beside them is nobody's solution. */
async function solutionFolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules');
  return folders.map((entry) => entry.name).sort();
}

async function loadOne(id: string, options: Options): Promise<Solution | undefined> {
  const { log, folder } = options;
  const refuse = (faults: readonly string[]) => log.warn('solution-refused', { solution: id, faults });
  let json: unknown;
  try {
    json = JSON.parse(await readFile(join(folder, id, 'definition.json'), 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    refuse([`definition.json: ${missing ? 'is missing' : error instanceof SyntaxError ? `is not JSON: ${error.message}` : 'cannot be read'}`]);
    return undefined;
  }
  const faults = checkDefinition(json);
  const errors = faults.filter((fault) => fault.severity === 'error');
  const warnings = faults.filter((fault) => fault.severity === 'warning');
  if (warnings.length > 0) log.warn('solution-warnings', { solution: id, faults: warnings.map(inWords) });
  if (errors.length > 0) {
    refuse(errors.map(inWords));
    return undefined;
  }
  const definition = json as FormDefinition;
  if (definition.id !== id) {
    refuse([`id: is "${definition.id}", but the folder is "${id}"`]);
    return undefined;
  }
  const fault = (await keepVersion(definition, options)) ?? (await publishTexts(definition, options));
  if (fault !== undefined) {
    refuse([fault]);
    return undefined;
  }
  try {
    return { id, definition, form: compileForm(definition) };
  } catch (error) {
    refuse([error instanceof Error ? error.message : 'cannot be compiled']);
    return undefined;
  }
}

const inWords = (fault: { path: string; code: string; message: string }) => `${fault.path}: ${fault.message} (${fault.code})`;

/**
 * Keeps the version for its drafts. Another content under a known version would change drafts and records behind
 * their backs: in production it is a fault; at home, where definitions are being written, it replaces the old one.
 */
async function keepVersion(definition: FormDefinition, { db, clock, profile, log }: Options): Promise<string | undefined> {
  const { id: solution, version } = definition;
  const hash = sha256(canonicalJson(definition));
  const row = { solution, version, definition, sha256: hash, firstSeenAt: clock() };
  await db.insert(definitions).values(row).onConflictDoNothing();
  const where = and(eq(definitions.solution, solution), eq(definitions.version, version));
  const [kept] = await db.select({ sha256: definitions.sha256 }).from(definitions).where(where);
  if (kept?.sha256 === hash) return undefined;
  if (profile === 'production') return `version: ${version} was served before with other content; give the change a new version`;
  await db.update(definitions).set({ definition, sha256: hash }).where(where);
  log.warn('definition-replaced', { solution, version });
  return undefined;
}

/** Publishes the definition's consent texts. Other words under a published version are a fault, as above. */
async function publishTexts(definition: FormDefinition, { db, clock, profile, log }: Options): Promise<string | undefined> {
  const documents = [...(definition.consents ?? []), ...(definition.declarations ?? [])];
  for (const document of documents) {
    const text = { solution: definition.id, document, at: clock() };
    if ((await publishText(db, text)) === 'published') continue;
    if (profile === 'production') {
      return `consents: ${document.id} ${document.version} was published before with other words; give the change a new version`;
    }
    await publishText(db, { ...text, force: true });
    log.warn('consent-text-replaced', { solution: definition.id, text: document.id, version: document.version });
  }
  return undefined;
}
