import { commonSettings, needed, whole, type CommonSettings } from '../shared/settings.ts';

/** What the simulator is told through the environment. See README.md for the table. */
export interface Settings extends CommonSettings {
  /** The keys of the sales unit, as the provider's portal shows them. */
  clientId: string;
  clientSecret: string;
  subscriptionKey: string;
  /** Merchant serial number of the sales unit. */
  msn: string;
  /** Seconds an access token lives (published: an hour in test, a day in production). */
  tokenLife: number;
  /** Seconds a payer has to answer (published: ten minutes). */
  paymentLife: number;
  /** Changes of one payment within a minute, per kind (published: 5). 0: no limit. */
  writeLimit: number;
  /** Readings of one payment within a minute (published: 120). 0: no limit. */
  readLimit: number;
}

/**
 * Reads the settings and refuses to start on a bad one.
 * @throws Error naming the variable that is missing or wrong.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    ...commonSettings(env),
    clientId: needed(env, 'CLIENT_ID'),
    clientSecret: needed(env, 'CLIENT_SECRET'),
    subscriptionKey: needed(env, 'SUBSCRIPTION_KEY'),
    msn: needed(env, 'MSN'),
    tokenLife: whole(env, 'TOKEN_LIFE', 3600),
    paymentLife: whole(env, 'PAYMENT_LIFE', 600),
    writeLimit: whole(env, 'WRITE_LIMIT', 5),
    readLimit: whole(env, 'READ_LIMIT', 120),
  };
}
