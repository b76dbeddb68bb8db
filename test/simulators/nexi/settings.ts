import { commonSettings, needed, whole, type CommonSettings } from '../shared/settings.ts';

/** What the simulator is told through the environment. See README.md for the table. */
export interface Settings extends CommonSettings {
  /** What a merchant must send in `Authorization`. */
  secretKey: string;
  /** Numeric merchant number, sent in every webhook. */
  merchantId: number;
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
  return {
    ...commonSettings(env),
    secretKey: needed(env, 'SECRET_KEY'),
    merchantId: whole(env, 'MERCHANT_ID', 100000001),
    refundDelay: whole(env, 'REFUND_DELAY', 100),
    retrieveLimit: whole(env, 'RETRIEVE_LIMIT', 30),
  };
}
