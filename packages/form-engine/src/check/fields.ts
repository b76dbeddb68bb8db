import { isRealDate } from '@faelles/schemas/date.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { FieldDefinition, FieldKind } from '@faelles/schemas/field.js';
import { MAX_DEPTH } from '../compile.ts';
import { parseField } from '../parse.ts';
import type { Report } from './report.ts';

/** Beyond this a definition is a mistake or an attack. */
export const MAX_FIELDS = 2000;

const NUMBERS: FieldKind[] = ['integer', 'number', 'money'];
const DAYS: FieldKind[] = ['date', 'period', 'month-year', 'time'];
const HOLDERS: FieldKind[] = ['group', 'list', 'choice'];
const CHOOSERS: FieldKind[] = ['radio', 'select', 'checkboxes'];
/** Kinds whose answer a source can know. */
const PREFILLED: FieldKind[] = [...NUMBERS, 'text', 'textarea', ...DAYS, 'email', 'phone', 'cpr', 'cvr', 'p-number', 'address', 'bank-account', 'municipality', 'country', 'select', 'radio', 'yes-no'];
/** What a `fetched` can show, and the citizen can type when the source is away. */
const SHOWN: FieldKind[] = [...NUMBERS, 'text', 'textarea', ...DAYS, 'email', 'phone', 'cpr', 'cvr', 'p-number', 'address', 'municipality', 'country', 'yes-no'];
const MUTE: FieldKind[] = ['information', 'fetched', ...HOLDERS];

/** Members that only some kinds have. Elsewhere one would wait for an effect that never comes. */
const ONLY: Partial<Record<keyof FieldDefinition, (kind: FieldKind) => boolean>> = {
  options: (kind) => CHOOSERS.includes(kind),
  default: (kind) => !MUTE.includes(kind) || kind === 'choice',
  fixed: (kind) => !MUTE.includes(kind),
  min: (kind) => NUMBERS.includes(kind) || DAYS.includes(kind),
  max: (kind) => NUMBERS.includes(kind) || DAYS.includes(kind),
  minLength: (kind) => kind === 'text' || kind === 'textarea',
  maxLength: (kind) => kind === 'text' || kind === 'textarea',
  characters: (kind) => kind === 'text',
  decimals: (kind) => kind === 'number',
  minCount: (kind) => ['list', 'file', 'checkboxes'].includes(kind),
  maxCount: (kind) => ['list', 'file', 'checkboxes'].includes(kind),
  accept: (kind) => kind === 'file',
  maxSize: (kind) => kind === 'file',
  unit: (kind) => ['integer', 'number', 'text'].includes(kind),
  autocomplete: (kind) => !MUTE.includes(kind),
  allowReplacement: (kind) => kind === 'cpr',
  allowForeign: (kind) => kind === 'address',
  coordinates: (kind) => kind === 'address',
  nemKonto: (kind) => kind === 'bank-account',
  allowIban: (kind) => kind === 'bank-account',
  entryLabel: (kind) => kind === 'list',
  ref: (kind) => kind === 'consent' || kind === 'declaration',
  fields: (kind) => HOLDERS.includes(kind) || kind === 'fetched',
  prefill: (kind) => PREFILLED.includes(kind),
  content: (kind) => kind === 'information' || kind === 'group',
  required: (kind) => kind !== 'information',
  checks: (kind) => kind !== 'information',
};

/** Names whose second use is a fault. */
export function checkUnique(names: readonly (string | undefined)[], path: (at: number) => string, what: string, report: Report): void {
  names.forEach((name, at) => {
    if (name !== undefined && names.indexOf(name) !== at) report(path(at), 'duplicate-name', `“${name}” is the ${what} of something before it`);
  });
}

const matches = (shape: RegExp) => (limit: unknown): boolean => typeof limit === 'string' && shape.test(limit);
const aDay = { right: isRealDate as (limit: unknown) => boolean, words: 'an ISO date' };

/** What a limit that is no rule looks like, by kind. */
const LIMITS: Partial<Record<FieldKind, { right: (limit: unknown) => boolean; words: string }>> = {
  integer: { right: (limit) => typeof limit === 'number', words: 'a number' },
  money: { right: (limit) => Number.isSafeInteger(limit), words: 'a number' },
  date: aDay,
  period: aDay,
  'month-year': { right: matches(/^\d{4}-(0[1-9]|1[0-2])$/), words: 'a month as 2026-11' },
  time: { right: matches(/^([01]\d|2[0-3]):[0-5]\d$/), words: 'a time as 14:30' },
};

function checkLimits(field: FieldDefinition, path: string, report: Report): void {
  for (const name of ['min', 'max'] as const) {
    const limit = field[name];
    if (limit === undefined || typeof limit === 'object') continue;
    const { right, words } = LIMITS[field.kind] ?? LIMITS.integer!;
    if (!right(limit)) report(`${path}.${name}`, 'limit', `Must be ${words} or a rule`);
  }
  const pairs = [['min', 'max'], ['minLength', 'maxLength'], ['minCount', 'maxCount']] as const;
  for (const [least, most] of pairs) {
    const [low, high] = [field[least], field[most]];
    if (typeof low === typeof high && (typeof low === 'number' || typeof low === 'string') && low > high!) {
      report(`${path}.${least}`, 'limit', `Is above “${most}”: nothing could be answered`);
    }
  }
}

function checkRef(field: FieldDefinition, definition: FormDefinition, path: string, report: Report): void {
  if (field.kind !== 'consent' && field.kind !== 'declaration') return;
  const known = field.kind === 'consent' ? definition.consents : definition.declarations;
  if (!known?.some(({ id }) => id === field.ref)) {
    report(`${path}.ref`, 'unknown-ref', `The definition has no ${field.kind} “${field.ref ?? ''}”`);
  }
}

/** Fetched data, prefilled answers and checks on the server. */
function checkSources(field: FieldDefinition, path: string, inList: boolean, report: Report): void {
  const { kind, source, prefill, fields = [] } = field;
  if ((kind === 'fetched' || prefill !== undefined) && !source) report(path, 'missing-source', 'Says no “source” to fetch from', 'error', `${path}.source`);
  if (prefill !== undefined && inList) report(`${path}.prefill`, 'member', 'An entry of a list is not prefilled: which of the source’s would it be?');
  if (prefill !== undefined && (field.default !== undefined || field.fixed !== undefined)) report(`${path}.prefill`, 'member', 'A prefilled field has no “default” and no “fixed”');
  field.checks?.forEach((check, at) => {
    if ((check.assert === undefined) === (check.ask === undefined)) report(`${path}.checks.${at}`, 'check', 'A check has either “assert” or “ask”');
  });
  if (kind !== 'fetched') return;
  if (!fields.length) report(path, 'missing-fields', 'A fetched field names its data in “fields”', 'error', `${path}.fields`);
  fields.forEach((child, at) => {
    const place = `${path}.fields.${at}`;
    if (child.kind && !SHOWN.includes(child.kind)) report(`${place}.kind`, 'fetched-kind', `Fetched data cannot be of kind “${child.kind}”`);
    for (const member of ['when', 'checks', 'default', 'fixed', 'source', 'prefill', 'filledBy'] as const) {
      if (child[member] !== undefined) report(`${place}.${member}`, 'member', `A datum of a fetched field has no “${member}”`);
    }
    if (child.required !== undefined && typeof child.required !== 'boolean') report(`${place}.required`, 'value', 'A datum of a fetched field is required or not; no rule decides');
    if (child.name === 'correction') report(`${place}.name`, 'reserved-name', '“correction” is what the citizen says is wrong');
  });
}

function checkChildren(field: FieldDefinition, path: string, report: Report): void {
  if (!HOLDERS.includes(field.kind)) return;
  const isBranch = (child: FieldDefinition, at: number) => {
    if (child.kind !== 'group') report(`${path}.fields.${at}.kind`, 'branch', 'A branch of a choice is a group');
    if (child.name === 'branch') report(`${path}.fields.${at}.name`, 'reserved-name', '“branch” says which branch was taken');
  };
  if (field.kind === 'choice') {
    field.fields?.forEach(isBranch);
    if ((field.fields?.length ?? 0) < 2) report(path, 'branch', 'A choice has at least two branches', 'error', `${path}.fields`);
  } else if (field.kind === 'list' && !field.fields?.length) {
    report(path, 'missing-fields', 'A list holds fields', 'error', `${path}.fields`);
  }
}

/** Checks each field by itself. Rules and texts have checks of their own. */
export function checkFields(definition: FormDefinition, report: Report): void {
  const answerers = new Set(['applicant', 'authority', ...(definition.parties ?? []).map(({ id }) => id)]);
  let count = 0;
  /** Paths of lists met so far: a holder comes before what it holds. */
  const lists: string[] = [];

  const check = (field: FieldDefinition, path: string, branch: boolean, depth: number): void => {
    count += 1;
    if (field.kind) checkOne(field, path, branch);
    if (field.filledBy !== undefined && !answerers.has(field.filledBy)) {
      report(`${path}.filledBy`, 'unknown-party', `The definition has no party “${field.filledBy}”`);
    }
    checkUnique((field.options ?? []).map(({ value }) => value), (at) => `${path}.options.${at}.value`, 'value', report);
    checkUnique((field.fields ?? []).map(({ name }) => name), (at) => `${path}.fields.${at}.name`, 'name', report);
    if (depth >= MAX_DEPTH) report(path, 'too-deep', `Fields are nested more than ${MAX_DEPTH} deep`);
    else field.fields?.forEach((child, at) => check(child, `${path}.fields.${at}`, field.kind === 'choice', depth + 1));
  };

  /** What depends on the kind: of a kind that cannot be read ('') nothing is known. */
  const checkOne = (field: FieldDefinition, path: string, branch: boolean): void => {
    const { kind } = field;
    for (const [member, allowed] of Object.entries(ONLY) as [keyof FieldDefinition, (kind: FieldKind) => boolean][]) {
      if (field[member] !== undefined && !allowed(kind)) report(`${path}.${member}`, 'member', `A field of kind “${kind}” has no “${member}”`);
    }
    if (!field.label && kind !== 'information' && !field.ref) report(`${path}.label`, 'missing-label', 'The label is missing');
    if (kind === 'information' && !field.content) report(`${path}.content`, 'missing-content', 'An information has content');
    if (CHOOSERS.includes(kind) && !field.options) report(`${path}.options`, 'missing-options', 'The options are missing');
    if (branch && (field.required !== undefined || field.checks)) report(path, 'branch', 'A branch is neither required nor checked; its fields are');
    checkLimits(field, path, report);
    checkRef(field, definition, path, report);
    checkSources(field, path, lists.some((list) => path.startsWith(`${list}.`)), report);
    if (kind === 'list') lists.push(path);
    checkChildren(field, path, report);
    for (const name of ['default', 'fixed'] as const) {
      const given = field[name];
      if (given === undefined || kind === 'choice') continue;
      const { value, issues } = parseField(field, given);
      if (issues.length || value === undefined) report(`${path}.${name}`, 'value', `Is no answer to a field of kind “${kind}”`);
    }
    if (field.default !== undefined && field.fixed !== undefined) report(`${path}.default`, 'member', 'A fixed field has no default');
    if (kind === 'choice' && field.default !== undefined && !field.fields?.some(({ name }) => name === field.default)) {
      report(`${path}.default`, 'value', 'Is none of the branches');
    }
  };

  const places: string[] = [];
  const roots: string[] = [];
  definition.steps.forEach((step, at) =>
    step.fields.forEach((field, index) => {
      const path = `steps.${at}.fields.${index}`;
      check(field, path, false, 1);
      places.push(`${path}.name`);
      roots.push(field.name);
      if (['calc', 'entry'].includes(field.name)) report(`${path}.name`, 'reserved-name', `“${field.name}” means something else in rules`);
    }),
  );
  checkUnique(roots, (at) => places[at]!, 'name', report);
  if (count > MAX_FIELDS) report('steps', 'too-many', `More than ${MAX_FIELDS} fields`);
}
