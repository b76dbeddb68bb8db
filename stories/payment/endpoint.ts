/**
 * A payment endpoint that speaks the HTTP contract and answers as a script says: the stories' and the browser tests' back
 * end. It knows nothing of the element; the element knows nothing of it but the address.
 */
import type { Json } from '@faelles/schemas/json.js';

/** One answer. `never`: the line is open and nothing comes. */
export type Answer = { status: number; body: Json } | 'never';

/** The calls of the contract that `<fk-payment>` makes. */
export type Call = 'situation' | 'start' | 'get' | 'cancel' | 'payLater';

/** What each call is answered, in turn; the last answer again and again. What has none is 404. */
export type Script = Partial<Record<Call, readonly Answer[]>>;

/** A call as it came in. */
export interface Asked {
  call: Call | undefined;
  body?: Json;
  key?: string | undefined;
  authorization?: string | undefined;
}

export const ok = (body: unknown): Answer => ({ status: 200, body: body as Json });

/** Problem details of the contract (RFC 9457). */
export const problem = (status: number, id: string, more: object = {}): Answer => ({
  status,
  body: { type: `/problems/${id}`, title: id, status, ...more } as Json,
});

const routes: readonly [Call, string, RegExp][] = [
  ['situation', 'GET', /^\/applications\/[^/]+\/payment$/],
  ['start', 'POST', /^\/applications\/[^/]+\/payments$/],
  ['payLater', 'POST', /^\/applications\/[^/]+\/payment-links$/],
  ['get', 'GET', /^\/payments\/[^/]+$/],
  ['cancel', 'POST', /^\/payments\/[^/]+\/cancel$/],
];

/** Which call of the contract a request is. */
export const callOf = (method: string, path: string): Call | undefined => routes.find(([, of, at]) => of === method && at.test(path))?.[0];

/** Plays a script: remembers how far each call has come, and what was asked. */
export function play(script: Script): { answer: (asked: Asked) => Answer; asked: Asked[] } {
  const asked: Asked[] = [];
  const turns = new Map<Call, number>();
  return {
    asked,
    answer(one) {
      asked.push(one);
      const answers = one.call && script[one.call];
      if (!one.call || !answers?.length) return problem(404, 'not-found');
      const turn = turns.get(one.call) ?? 0;
      turns.set(one.call, turn + 1);
      return answers[Math.min(turn, answers.length - 1)]!;
    },
  };
}
