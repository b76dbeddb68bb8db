/** What every simulator is told through the environment. Each one's README.md has the table. */
export interface CommonSettings {
  /** TCP port on 127.0.0.1; 0 takes any free one. */
  port: number;
  /** Base of the payer's page as the browser sees it, without a trailing slash. Empty: the simulator's own address. */
  publicUrl: string;
  /** What `/control` asks for as a bearer token. Empty: there is no `/control`. */
  controlToken: string;
  /** Payee shown on the payer's page. */
  merchantName: string;
  /** Pauses between the attempts to deliver a webhook, in milliseconds. One entry per repeat. */
  webhookRetries: number[];
}

/** @throws Error naming the variable when it is no whole number. */
export function whole(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  if (!/^\d+$/.test(text)) throw new Error(`${name} must be a whole number`);
  return Number(text);
}

/** @throws Error naming the variable when it is missing. */
export function needed(env: NodeJS.ProcessEnv, name: string): string {
  const text = env[name] ?? '';
  if (text === '') throw new Error(`${name} is missing`);
  return text;
}

/**
 * Reads what simulators have in common.
 * @throws Error in production: a simulator takes no money and proves nothing, so it must never stand where money is expected.
 */
export function commonSettings(env: NodeJS.ProcessEnv): CommonSettings {
  if (env.NODE_ENV === 'production') throw new Error('the payment simulator does not run with NODE_ENV=production');
  return {
    port: whole(env, 'PORT', 0),
    publicUrl: (env.PUBLIC_URL ?? '').replace(/\/+$/, ''),
    controlToken: env.CONTROL_TOKEN ?? '',
    merchantName: env.MERCHANT_NAME ?? 'Demokommunen',
    webhookRetries: (env.WEBHOOK_RETRIES ?? '250,500,1000,2000,4000').split(',').filter(Boolean).map(Number),
  };
}
