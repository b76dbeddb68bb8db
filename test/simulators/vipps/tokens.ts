import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { header, sameSecret, type Answer } from '../shared/http.ts';
import { problem } from './problem.ts';
import type { Settings } from './settings.ts';

/** The access tokens that were given out, and who may have one. */
export class Tokens {
  readonly #live = new Map<string, number>();
  readonly #settings: Settings;
  /** How many were given out: a merchant must keep a token, not fetch one per call. */
  given = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** `POST /accesstoken/get`: the keys go in headers, the body is empty. */
  give(request: IncomingMessage): Answer {
    const { clientId, clientSecret, tokenLife } = this.#settings;
    const known =
      sameSecret(header(request, 'client_id'), clientId) &&
      sameSecret(header(request, 'client_secret'), clientSecret) &&
      this.#subscribed(request);
    if (!known) return problem(401);
    const token = randomBytes(48).toString('base64url');
    const until = Date.now() + tokenLife * 1000;
    this.#live.set(token, until);
    this.given += 1;
    // Published: the numbers come as text.
    const seconds = (time: number) => String(Math.floor(time / 1000));
    return {
      status: 200,
      body: {
        token_type: 'Bearer',
        expires_in: String(tokenLife),
        ext_expires_in: String(tokenLife),
        expires_on: seconds(until),
        not_before: seconds(Date.now()),
        resource: '00000002-0000-0000-c000-000000000000',
        access_token: token,
      },
    };
  }

  /** What is said to a call without the right keys, or undefined when they are right. */
  refusal(request: IncomingMessage): Answer | undefined {
    const token = /^Bearer (\S+)$/.exec(header(request, 'authorization') ?? '')?.[1];
    const until = token === undefined ? undefined : this.#live.get(token);
    if (until === undefined || until <= Date.now() || !this.#subscribed(request)) return problem(401);
    return header(request, 'merchant-serial-number') === this.#settings.msn ? undefined : problem(403);
  }

  /** Makes every token worthless, as when keys are changed in the portal. */
  revoke(): void {
    this.#live.clear();
  }

  #subscribed(request: IncomingMessage): boolean {
    return sameSecret(header(request, 'ocp-apim-subscription-key'), this.#settings.subscriptionKey);
  }
}
