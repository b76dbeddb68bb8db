// npm run bench:receipts [-- 1000]: receipts made whole on PGlite: composed, signed and stored, as PDF, as message; never a test.
// Medians and 99th percentiles, how often as much as signing nothing at all costs, and what the heap has kept in the end.
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { CompactSign, importJWK } from 'jose';
import { receiptDocument } from '@faelles/receipt/model/document.js';
import { openDatabase, type Database } from '@faelles/server/database/open.js';
import { receipts } from '@faelles/server/database/receipts.js';
import { digitalPostMessage } from '@faelles/server/digital-post/message.js';
import { receiptPdf } from '@faelles/server/receipts/pdf/index.js';
import { algorithmOf } from '@faelles/server/receipts/signing-key.js';
import { composeAndStoreReceipt } from '@faelles/server/receipts/store.js';
import { receiptWords } from '@faelles/server/receipts/words.js';
import { goodAnswers, testDefinition } from '../server/definition.ts';
import { startTestServer, Visitor } from '../server/app.ts';
import { migratedSnapshot } from '../support/snapshot.ts';

const count = Number(process.argv[2] ?? 1000);
const publicUrl = 'https://selvbetjening.example';
const { price: _price, ...free } = testDefinition();
const opened = await openDatabase({ start: await migratedSnapshot() });
const server = await startTestServer({ name: 'PGlite', open: () => Promise.resolve(opened) }, { solutions: { 'test-permit': free } });
const { ctx } = server;
ctx.config.rates = Object.fromEntries(Object.keys(ctx.config.rates).map((name) => [name, 1e9])) as typeof ctx.config.rates;
const { signingKey } = ctx.config.secrets;
const alg = algorithmOf(signingKey);

const times: Record<string, number[]> = {};
async function timed<Result>(what: string, work: () => Promise<Result> | Result): Promise<Result> {
  const start = performance.now();
  const result = await work();
  (times[what] ??= []).push(performance.now() - start);
  return result;
}
function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

async function one(visitor: Visitor): Promise<number> {
  await timed('sign nothing (floor)', async () => new CompactSign(new Uint8Array()).setProtectedHeader({ alg }).sign(await importJWK(signingKey, alg)));
  const body = { solution: 'test-permit', definitionVersion: '1.0.0', answers: { ...goodAnswers, cpr: '0101505006' }, language: 'da', shownTotalOre: 0 };
  const { body: application } = await timed('submit, with its receipt', () => visitor.post('/api/applications', body, { 'idempotency-key': randomUUID() }));
  // Made once more, to be timed alone.
  const id = await ctx.db.transaction(async (transaction) => {
    const tx = transaction as unknown as Database;
    await tx.delete(receipts).where(eq(receipts.applicationId, application.id));
    return timed('compose, sign and store', () => composeAndStoreReceipt(tx, ctx, application.id));
  });
  const [row] = await ctx.db.select().from(receipts).where(eq(receipts.id, id));
  const { receipt, jws } = row!;
  const pdf = await timed('PDF', () => receiptPdf({ view: { receipt, masked: false, jws: jws! }, language: 'da', publicUrl }));
  await timed('message with the PDF', () =>
    digitalPostMessage({ key: `digital-post-${id}`, messageUuid: randomUUID(), createdAt: receipt.issuedAt, receipt, document: receiptDocument(receipt, 'da', receiptWords('da')), recipient: { type: 'CPR', number: '0101505006' }, baseUrl: publicUrl, pdf }));
  return pdf.length;
}

let bytes = 0;
const visitor = await Visitor.begin(server);
// Fonts, words and compiled code are there after the first fifty.
for (let at = 0; at < Math.min(50, count); at++) await one(visitor);
for (const list of Object.values(times)) list.length = 0;
const before = heap();
const began = performance.now();
for (let at = 0; at < count; at++) bytes += await one(visitor);
const whole = performance.now() - began;
const after = heap();

const at = (list: number[], share: number) => [...list].sort((a, b) => a - b)[Math.floor((list.length - 1) * share)]!;
const floor = at(times['sign nothing (floor)']!, 0.5);
console.log(`${count} receipts in ${(whole / 1000).toFixed(1)} s, a PDF of ${(bytes / count / 1000).toFixed(1)} kB each\n`);
console.log(`${''.padEnd(28)}${'median'.padStart(10)}${'p99'.padStart(10)}${'× floor'.padStart(10)}`);
for (const [what, list] of Object.entries(times)) console.log(`${what.padEnd(28)}${at(list, 0.5).toFixed(2).padStart(10)}${at(list, 0.99).toFixed(2).padStart(10)}${(at(list, 0.5) / floor).toFixed(1).padStart(10)}`);
console.log(`\nheap ${before.toFixed(1)} MB before, ${after.toFixed(1)} MB after${globalThis.gc ? '' : ' (not collected: run with --expose-gc)'}; resident ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
await opened.close();
await server.close().catch(() => undefined);
process.exit(0);
