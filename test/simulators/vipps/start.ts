import { startProgram, type CommonOptions, type RunningSimulator } from '../shared/start.ts';
import type { VippsPayment } from './state.ts';

export type { VippsPayment };

/** How the Vipps MobilePay simulator is to run. Everything has a default that suits a test. */
export interface VippsSimulatorOptions extends CommonOptions {
  clientId?: string;
  clientSecret?: string;
  subscriptionKey?: string;
  msn?: string;
  /** Seconds an access token lives. */
  tokenLife?: number;
  /** Seconds a payer has to answer. */
  paymentLife?: number;
  /** Changes of one payment within a minute; 0 is no limit. */
  writeLimit?: number;
  /** Readings of one payment within a minute; 0 is no limit. */
  readLimit?: number;
}

/** A running Vipps MobilePay simulator. */
export interface VippsSimulator extends RunningSimulator<VippsPayment> {
  clientId: string;
  clientSecret: string;
  subscriptionKey: string;
  msn: string;
  /** Registers a webhook as the merchant would, for all its events, and says the secret it is signed with. */
  register(url: string): Promise<string>;
}

/**
 * Starts the Vipps MobilePay simulator as a process of its own.
 * @throws Error when it does not come up; its own words are on stderr.
 */
export async function startVippsSimulator(options: VippsSimulatorOptions = {}): Promise<VippsSimulator> {
  const keys = {
    clientId: options.clientId ?? 'simulator-client',
    clientSecret: options.clientSecret ?? 'simulator-client-secret',
    subscriptionKey: options.subscriptionKey ?? 'simulator-subscription-key',
    msn: options.msn ?? '123456',
  };
  const running = await startProgram<VippsPayment>('vipps/main.ts', options, {
    CLIENT_ID: keys.clientId,
    CLIENT_SECRET: keys.clientSecret,
    SUBSCRIPTION_KEY: keys.subscriptionKey,
    MSN: keys.msn,
    TOKEN_LIFE: options.tokenLife,
    PAYMENT_LIFE: options.paymentLife,
    WRITE_LIMIT: options.writeLimit,
    READ_LIMIT: options.readLimit,
  });
  const common = { 'ocp-apim-subscription-key': keys.subscriptionKey, 'merchant-serial-number': keys.msn };

  async function register(url: string): Promise<string> {
    const asked = await fetch(`${running.url}/accesstoken/get`, {
      method: 'POST',
      headers: { ...common, client_id: keys.clientId, client_secret: keys.clientSecret },
    });
    const { access_token: token } = (await asked.json()) as { access_token: string };
    const answer = await fetch(`${running.url}/webhooks/v1/webhooks`, {
      method: 'POST',
      headers: { ...common, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ url, events: EVENTS.map((name) => `epayments.payment.${name}.v1`) }),
    });
    if (answer.status !== 201) throw new Error(`registering ${url}: ${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { secret: string }).secret;
  }

  return { ...running, ...keys, register };
}

const EVENTS = ['created', 'aborted', 'expired', 'cancelled', 'captured', 'refunded', 'authorized', 'terminated'];
