/** What the simulator is told through the environment. See README.md for the table. */
export interface Settings {
  /** TCP port on 127.0.0.1; 0 takes any free one. */
  port: number;
  /** Base of the hosted payment page as the browser sees it, without a trailing slash. Empty: the simulator's own address. */
  publicUrl: string;
  /** What a merchant must send in `Authorization`. */
  secretKey: string;
  /** What `/control` asks for as a bearer token. Empty: there is no `/control`. */
  controlToken: string;
  /** Numeric merchant number, sent in every webhook. */
  merchantId: number;
  /** Payee shown on the payment page. */
  merchantName: string;
  /** Pauses between the attempts to deliver a webhook, in milliseconds. One entry per repeat. */
  webhookRetries: number[];
  /** How long a refund stays `Pending`, in milliseconds. */
  refundDelay: number;
  /** How often one payment may be retrieved within an hour (published: 30). 0: no limit. */
  retrieveLimit: number;
}

/**
 * Reads the settings and refuses to start on a bad one.
 * @throws Error naming the variable that is missing or wrong.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const whole = (name: string, fallback: number): number => {
    const text = env[name];
    if (text === undefined || text === '') return fallback;
    if (!/^\d+$/.test(text)) throw new Error(`${name} must be a whole number`);
    return Number(text);
  };
  const secretKey = env.SECRET_KEY ?? '';
  if (secretKey === '') throw new Error('SECRET_KEY is missing');
  // The simulator takes no money and proves nothing: it must never stand where money is expected.
  if (env.NODE_ENV === 'production') throw new Error('the payment simulator does not run with NODE_ENV=production');
  const retries = env.WEBHOOK_RETRIES ?? '250,500,1000,2000,4000';
  return {
    port: whole('PORT', 0),
    publicUrl: (env.PUBLIC_URL ?? '').replace(/\/+$/, ''),
    secretKey,
    controlToken: env.CONTROL_TOKEN ?? '',
    merchantId: whole('MERCHANT_ID', 100000001),
    merchantName: env.MERCHANT_NAME ?? 'Demokommunen',
    webhookRetries: retries.split(',').filter(Boolean).map(Number),
    refundDelay: whole('REFUND_DELAY', 100),
    retrieveLimit: whole('RETRIEVE_LIMIT', 30),
  };
}
