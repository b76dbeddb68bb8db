// A citizen who has a receipt, and what strangers do with it.
import { randomUUID } from 'node:crypto';
import { CompactSign, importJWK, type JWK } from 'jose';
import { canonicalJson } from '@faelles/receipt/model';
import type { Receipt } from '@faelles/schemas/receipt.js';
import { ReceiptVerdict } from '@faelles/schemas/receipt-verdict.js';
import type { ServerConfig } from '@faelles/server/config.js';
import type { OpenDatabase } from '@faelles/server/database/open.js';
import { goodAnswers, testDefinition } from '../server/definition.ts';
import { startTestServer, Visitor, type TestServer } from '../server/app.ts';
import type { TestDatabase } from '../support/database.ts';

/** A server with one solution that costs nothing, where a thousand questions a minute are asked. */
export async function startReceiptServer(database: TestDatabase, config: Partial<ServerConfig> = {}, cvr = '99999004', opened?: OpenDatabase): Promise<TestServer> {
  const { price: _price, authority, ...free } = testDefinition();
  const definition = { ...free, authority: { ...authority, cvr } };
  const server = await startTestServer(database, { solutions: { 'test-permit': definition }, config, ...(opened && { opened }) });
  if (!config.rates) server.ctx.config.rates = { ...server.ctx.config.rates, link: 100_000 };
  return server;
}

export type Received = { visitor: Visitor; applicationId: string; receipt: Receipt; jws: string };

/** Sends an application and reads its receipt. */
export async function received(server: TestServer): Promise<Received> {
  const visitor = await Visitor.begin(server);
  const body = {
    solution: 'test-permit',
    definitionVersion: '1.0.0',
    answers: { ...goodAnswers, cpr: '0101505006' },
    language: 'da',
    shownTotalOre: 0,
  };
  const answer = await visitor.post('/api/applications', body, { 'idempotency-key': randomUUID() });
  if (answer.status !== 201) throw new Error(answer.text);
  const { receipt, jws } = (await visitor.get(`/api/receipts/${answer.body.receiptId}`)).body;
  return { visitor, applicationId: answer.body.id, receipt, jws };
}

/** Asks as a stranger; the answer fits the contract. */
export async function ask(server: TestServer, question: unknown): Promise<ReceiptVerdict> {
  const answer = await new Visitor(server).post('/api/receipts/verify', question);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return ReceiptVerdict.parse(answer.body);
}

/** Signs whatever it is given, as somebody with this key could. */
export async function signWith(key: JWK, content: unknown, header: Record<string, unknown> = {}): Promise<string> {
  const alg = key.kty === 'OKP' ? 'EdDSA' : 'ES256';
  const bytes = new TextEncoder().encode(typeof content === 'string' ? content : canonicalJson(content));
  return new CompactSign(bytes)
    .setProtectedHeader({ alg, kid: key.kid!, typ: 'faelles-receipt+jws', ...header })
    .sign(await importJWK(key, alg));
}

/** The parts of a compact JWS, its header and payload read. */
export function partsOf(jws: string) {
  const [head, body, signature] = jws.split('.') as [string, string, string];
  return { head, body, signature, header: JSON.parse(Buffer.from(head, 'base64url').toString()), text: Buffer.from(body, 'base64url').toString() };
}

export const base64 = (text: string): string => Buffer.from(text).toString('base64url');
