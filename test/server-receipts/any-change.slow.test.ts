import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '@faelles/receipt/model';
import type { Json } from '@faelles/schemas/json.js';
import { databases } from '../support/database.ts';
import type { TestServer } from '../server/app.ts';
import { ask, partsOf, received, startReceiptServer, type Received } from './citizen.ts';

describe('a receipt that was changed', () => {
  let server: TestServer;
  let one: Received;
  before(async () => {
    server = await startReceiptServer(databases[0]!);
    one = await received(server);
  });
  after(() => server.close());

  it('any single change in the canonical JSON is altered', async () => {
    const places = leaves(one.receipt as unknown as Json);
    const replacement = fc.oneof(fc.string({ maxLength: 8 }), fc.integer(), fc.boolean(), fc.constant(null), fc.constant([]), fc.constant({}));
    await fc.assert(
      fc.asyncProperty(fc.nat(places.length - 1), fc.constantFrom('replace', 'remove', 'rename', 'add'), replacement, async (at, how, value) => {
        const copy = structuredClone(one.receipt) as unknown as Json;
        changeAt(copy, places[at]!, how, value as Json);
        fc.pre(canonicalJson(copy) !== canonicalJson(one.receipt));
        const verdict = await ask(server, { receipt: copy, jws: one.jws });
        // Without what every receipt has, it is no receipt any more; never is it a valid one.
        assert.ok(verdict.verdict === 'altered' || (verdict.verdict === 'malformed' && isBase(places[at]!)), JSON.stringify(verdict));
      }),
      { numRuns: 300 },
    );
    // The same inside the signed text, byte by byte.
    const { head, signature, text } = partsOf(one.jws);
    const bytes = Buffer.from(text);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, bits) => {
        const flipped = Buffer.from(bytes);
        flipped[at]! ^= bits;
        const { verdict } = await ask(server, { jws: `${head}.${flipped.toString('base64url')}.${signature}` });
        assert.ok(['altered', 'malformed'].includes(verdict), verdict);
      }),
      { numRuns: 200 },
    );
  });
});

type Path = (string | number)[];

/** Every place in a value, members and entries alike. */
function leaves(value: Json, path: Path = []): Path[] {
  const own = path.length > 0 ? [path] : [];
  if (typeof value !== 'object' || value === null) return own;
  return [...own, ...Object.entries(value).flatMap(([key, member]) => leaves(member as Json, [...path, Array.isArray(value) ? Number(key) : key]))];
}

function changeAt(root: Json, path: Path, how: string, value: Json): void {
  const holder = path.slice(0, -1).reduce<any>((at, key) => at[key], root);
  const key = path.at(-1)!;
  if (how === 'replace') holder[key] = value;
  else if (how === 'add') Array.isArray(holder) ? holder.splice(Number(key), 0, value) : (holder[`${key}2`] = value);
  else if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else {
    if (how === 'rename') holder[`${key}2`] = holder[key];
    delete holder[key];
  }
}

/** Is it a part of what every receipt has, so that without it there is none? */
const isBase = ([first]: Path) => ['id', 'reference', 'issuedAt', 'authority'].includes(String(first));
