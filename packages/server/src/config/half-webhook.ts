import type { Environment } from './environment.ts';

/** An unsigned message is worth nothing to its receiver, and a secret without an address tells of a forgotten line. */
export function halfWebhook({ CONSENT_WEBHOOK_URL: address, CONSENT_WEBHOOK_SECRET: secret }: Environment): string | undefined {
  if ((address === undefined) === (secret === undefined)) return undefined;
  return address === undefined
    ? 'CONSENT_WEBHOOK_URL is missing; CONSENT_WEBHOOK_SECRET is set'
    : 'CONSENT_WEBHOOK_SECRET is missing; messages to CONSENT_WEBHOOK_URL are signed with it';
}
