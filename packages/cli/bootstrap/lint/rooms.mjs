// The one table of rooms and floors. ESLint's floor rule is made of it, the tsconfig references must agree with it
// (test/tooling/floors.test.ts), and docs may quote it.
//
// A room with two storeys is two units: `consent/model` without DOM, which the server shares, and `consent/elements`.

/**
 * @typedef {object} Unit
 * @property {string} path folder of its source, from the root
 * @property {number} floor an import goes to a lower floor only
 * @property {boolean} dom may know a document; what does not, may not import what does
 * @property {boolean} [node] runs in Node only and may import `node:` modules
 * @property {string[]} below the units it may import: exactly its tsconfig references
 */

const contracts = ['schemas', 'language'];
const engine = [...contracts, 'form-engine', 'client'];
const flow = [...engine, 'foundation', 'fields'];
const models = ['consent/model', 'payment/model', 'receipt/model'];
const elements = ['consent/elements', 'payment/elements', 'receipt/elements'];

/** @type {Record<string, Unit>} */
export const units = {
  schemas: { path: 'packages/schemas/src', floor: 0, dom: false, below: [] },
  language: { path: 'packages/language/src', floor: 0, dom: false, below: [] },

  'form-engine': { path: 'packages/form-engine/src', floor: 1, dom: false, below: contracts },
  client: { path: 'packages/client/src', floor: 1, dom: false, below: contracts },
  foundation: { path: 'packages/foundation/src', floor: 1, dom: true, below: contracts },

  fields: { path: 'packages/fields/src', floor: 2, dom: true, below: [...engine, 'foundation'] },

  'form-wizard': { path: 'packages/form-wizard/src', floor: 3, dom: true, below: flow },
  ...Object.fromEntries(
    ['consent', 'payment', 'receipt'].flatMap((room) => [
      [
        `${room}/model`,
        // On the lower half of floor 3: its own elements stand on it.
        { path: `packages/${room}/src/model`, floor: 2.5, dom: false, below: [...contracts, 'form-engine'] },
      ],
      [`${room}/elements`, { path: `packages/${room}/src/elements`, floor: 3, dom: true, below: [`${room}/model`, ...flow] }],
    ]),
  ),

  journey: { path: 'packages/journey/src', floor: 4, dom: true, below: [...flow, 'form-wizard', ...models, ...elements] },

  server: { path: 'packages/server/src', floor: 5, dom: false, node: true, below: [...engine, ...models] },
  cli: { path: 'packages/cli/src', floor: 6, dom: false, node: true, below: [...engine, 'server'] },
};

/** The unit a path from the root belongs to, or undefined. */
export const unitOf = (path) => Object.keys(units).find((name) => path.startsWith(`${units[name].path}/`));

/** The unit a specifier such as `@faelles/consent/model` or `@faelles/fields/text-field.js` names. */
export function unitNamed(specifier) {
  const [, room, storey] = /^@faelles\/([^/]+)(?:\/([^/]+))?/.exec(specifier) ?? [];
  if (!room) return undefined;
  if (units[room]) return room;
  return units[`${room}/${storey}`] ? `${room}/${storey}` : `unknown:${room}`;
}

/** What is wrong with the table itself: an entry that does not go down, or a room without DOM on one with. */
export function faultsOfTable(table = units) {
  return Object.entries(table).flatMap(([name, unit]) =>
    unit.below.flatMap((other) => {
      const target = table[other];
      if (!target) return [`${name} → ${other}: no such room`];
      if (target.floor >= unit.floor) return [`${name} → ${other}: not a lower floor`];
      if (target.dom && !unit.dom) return [`${name} → ${other}: has a DOM, ${name} has none`];
      return [];
    }),
  );
}
