// What the tests of the outbox share: a solution that sends its receipts, somebody who submits, senders that do as told.
import { randomUUID } from 'node:crypto';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { outbox } from '@faelles/server/database/outbox.js';
import { DeliveryFault, type OutgoingMessage, type Sender } from '@faelles/server/outbox/sender.js';
import { usualTiming } from '@faelles/server/outbox/timing.js';
import { Visitor, type Answer, type TestServer } from '../server/app.ts';
import { goodAnswers, testDefinition } from '../server/definition.ts';

export const timing = { ...usualTiming, mostTries: 4 };

/** The test's solution, whose receipts go to both ways. */
export function sendingDefinition(delivery: NonNullable<FormDefinition['receipt']['delivery']> = { digitalPost: true, nemSms: true, recipient: 'cpr' }): FormDefinition {
  const definition = testDefinition();
  return { ...definition, receipt: { ...definition.receipt, delivery } };
}
export const solutions = { 'test-permit': sendingDefinition() };

/** With nothing to pay, received at once. */
export const application = {
  solution: 'test-permit', definitionVersion: '1.0.0', language: 'da', shownTotalOre: 0,
  answers: { ...goodAnswers, cpr: '1406995069', days: 0 },
};

/** Submits as somebody, of the demo's people when `as` is given. */
export async function submit(server: TestServer, { as, json = application, key = randomUUID() }: { as?: string; json?: object; key?: string } = {}): Promise<{ visitor: Visitor; answer: Answer }> {
  const visitor = new Visitor(server);
  await visitor.post('/api/session', as === undefined ? {} : { as });
  const answer = await visitor.post('/api/applications', json, { 'idempotency-key': key });
  if (answer.status !== 201) throw new Error(`not submitted: ${answer.text}`);
  return { visitor, answer };
}

/** A sender that keeps what it was sent, and does as it is told before it takes it. */
export function recording(before: (message: OutgoingMessage, signal: AbortSignal) => unknown = () => undefined): Sender & { taken: OutgoingMessage[]; tried: OutgoingMessage[] } {
  const taken: OutgoingMessage[] = [];
  const tried: OutgoingMessage[] = [];
  return {
    name: 'test', taken, tried,
    async send(message, signal) {
      tried.push(message);
      await before(message, signal);
      taken.push(message);
      return { providerId: `taken-${taken.length}` };
    },
  };
}

export const refusing = (code: ConstructorParameters<typeof DeliveryFault>[0], more: ConstructorParameters<typeof DeliveryFault>[1] = {}) => () => {
  throw new DeliveryFault(code, more);
};

/** All entries, the oldest first. */
export const entries = (server: TestServer) => server.ctx.db.select().from(outbox).orderBy(outbox.createdAt, outbox.kind);
