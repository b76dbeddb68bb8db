// The stories' payment endpoint on the browser tests' own server, over real HTTP: a test writes a script with
// `PUT /payment-api/<name>`, points an element at that address, and reads what was asked with `GET /payment-api/<name>`.
// The page-side half is test/support/payment-endpoint.ts.
import { callOf, play } from '../../stories/payment/endpoint.ts';

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  return text ? JSON.parse(text) : undefined;
}

/** @returns a Koa middleware */
export function paymentEndpoint() {
  const scripts = new Map();
  return async (context, next) => {
    const [, name, path] = /^\/payment-api\/([^/]+)(\/.*)?$/.exec(context.path) ?? [];
    if (!name) return next();
    const body = await bodyOf(context.req);
    context.status = 200;
    if (!path) {
      if (context.method === 'PUT') scripts.set(name, play(body));
      context.body = scripts.get(name)?.asked ?? [];
      return undefined;
    }
    const { authorization, 'idempotency-key': key } = context.headers;
    const answer = scripts.get(name).answer({ call: callOf(context.method, path), body, key, authorization });
    if (answer === 'never') {
      // The line stays open and silent.
      context.respond = false;
      return undefined;
    }
    context.status = answer.status;
    context.body = answer.body;
    return undefined;
  };
}
