import { GatewayError } from '../gateway.ts';
import { callProvider } from '../call-provider.ts';
import { Token } from './answers.ts';
import { keyHeaders, type VippsSettings } from './settings.ts';

type Kept = { token: string; renewAt: number; endsAt: number };

/**
 * Keeps the access token (published: one per process, not one per call; an hour in test, a day in production). It is
 * renewed when a tenth of its life is left, callers that wait at the same time share one request, and one that is still
 * good is used when the renewal fails. Never stored, never logged.
 */
export class TokenKeeper {
  readonly #settings: VippsSettings;
  #kept: Kept | undefined;
  #asked: Promise<Kept> | undefined;

  constructor(settings: VippsSettings) {
    this.#settings = settings;
  }

  /** @throws GatewayError `unavailable`: whatever is wrong with our keys says nothing about a payment */
  async token(): Promise<string> {
    const now = this.#settings.clock().getTime();
    const kept = this.#kept;
    if (kept && now < kept.renewAt) return kept.token;
    this.#asked ??= this.#ask().finally(() => (this.#asked = undefined));
    try {
      return (await this.#asked).token;
    } catch (error) {
      if (kept && kept === this.#kept && now < kept.endsAt) return kept.token;
      throw error;
    }
  }

  /** Forgets a token the provider did not take, unless it has been replaced meanwhile. */
  drop(token: string): void {
    if (this.#kept?.token === token) this.#kept = undefined;
  }

  async #ask(): Promise<Kept> {
    const { apiUrl, clientId, clientSecret, fetch, timeout, clock } = this.#settings;
    const asked = clock().getTime();
    const { access_token: token, expires_in: seconds } = await callProvider({
      fetch, timeout, operation: 'token', method: 'POST', url: `${apiUrl}/accesstoken/get`, schema: Token,
      headers: { ...keyHeaders(this.#settings), client_id: clientId, client_secret: clientSecret },
    }).catch((error: unknown) => {
      throw error instanceof GatewayError ? new GatewayError('unavailable', 'token', error.status, error) : error;
    });
    const life = seconds * 1000;
    this.#kept = { token, renewAt: asked + life * 0.9, endsAt: asked + life };
    return this.#kept;
  }
}
