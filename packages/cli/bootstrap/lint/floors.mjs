// ESLint rule `faelles/floors`: an import only goes down. See docs and rooms.mjs, the table it reads.
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix, relative, sep } from 'node:path';
import { root } from '../install.mjs';
import { unitNamed, unitOf, units } from './rooms.mjs';

const declared = new Map();

/** Names of the packages a room declares, from its package.json. */
function dependenciesOf(room) {
  if (!declared.has(room)) {
    const { name, dependencies = {}, peerDependencies = {} } = JSON.parse(readFileSync(join(root, 'packages', room, 'package.json'), 'utf8'));
    declared.set(room, new Set([name, ...Object.keys(dependencies), ...Object.keys(peerDependencies)]));
  }
  return declared.get(room);
}

const packageOf = (specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

/** Why a file of a room may not import this, or undefined. */
function faultInRoom(from, path, specifier) {
  const unit = units[from];
  const room = path.split('/')[1];
  if (specifier.startsWith('.')) {
    const target = posix.normalize(posix.join(posix.dirname(path), specifier));
    if (!target.startsWith(`packages/${room}/`)) return `"${specifier}" reaches into another room; import @faelles/… instead`;
    const to = unitOf(target);
    if (to && to !== from && !unit.below.includes(to)) return `${from} may not import ${to}`;
    return undefined;
  }
  if (isBuiltin(specifier)) return unit.node ? undefined : `${from} also runs outside Node and may not import ${specifier}`;
  if (specifier.startsWith('@faelles/solutions')) return 'solutions are data, read at run time; nobody imports them';
  const to = unitNamed(specifier);
  if (to) {
    if (to === from) return `${from} imports itself by its package name; use a relative path`;
    if (!unit.below.includes(to)) return `${from} (floor ${unit.floor}) may not import ${to}${units[to] ? ` (floor ${units[to].floor})` : ''}`;
  }
  if (!unit.dom && /^(lit|@lit\/|lit-)/.test(specifier)) return `${from} has no DOM and may not import ${specifier}`;
  if (!dependenciesOf(room).has(packageOf(specifier))) return `${packageOf(specifier)} is not a dependency of packages/${room}/package.json`;
  return undefined;
}

/** Why a file outside the rooms may not import this, or undefined. */
function faultOutside(path, specifier) {
  if (specifier.startsWith('@faelles/solutions')) return 'solutions are data, read at run time; nobody imports them';
  const target = specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), specifier)) : '';
  if (path.startsWith('test/simulators/') && (specifier.startsWith('@faelles/') || target.startsWith('packages/'))) {
    return 'a simulator stands for somebody else’s program and imports no room';
  }
  if (/^packages\/[^/]+\/src\//.test(target)) return `"${specifier}" reaches into a room; import @faelles/… instead`;
  return undefined;
}

/** @type {import('eslint').Rule.RuleModule} */
export const floors = {
  meta: { type: 'problem', schema: [], messages: { fault: 'Floor rule: {{fault}}.' } },
  create(context) {
    const path = relative(root, context.filename).split(sep).join('/');
    const from = unitOf(path);
    const check = (source) => {
      if (typeof source?.value !== 'string') return;
      const fault = from ? faultInRoom(from, path, source.value) : faultOutside(path, source.value);
      if (fault) context.report({ node: source, messageId: 'fault', data: { fault } });
    };
    return {
      ImportDeclaration: ({ source }) => check(source),
      ExportAllDeclaration: ({ source }) => check(source),
      ExportNamedDeclaration: ({ source }) => check(source),
      ImportExpression: ({ source }) => check(source),
      TSImportType: ({ source, argument }) => check(source ?? argument?.literal),
    };
  },
};

