import { deliveryProblems } from '../outbox/config.ts';
import { paymentProblems } from '../payments/config.ts';
import { demoMark } from '../secrets.ts';
import { isSimulator } from './addresses.ts';
import type { Environment } from './environment.ts';
import { halfWebhook } from './half-webhook.ts';

const neededInProduction = ['PUBLIC_URL', 'SESSION_SECRET', 'MACHINE_KEY', 'STAFF_KEY', 'SIGNING_KEY'] as const;

/**
 * What keeps a production server from starting, as sentences that name a variable and never a value.
 *
 * @param given the environment as it was written: a generated key is known by its mark
 */
export function unsafeProblems(values: Environment, given: Record<string, string | undefined>): string[] {
  const problems: string[] = neededInProduction
    .filter((name) => values[name] === undefined)
    .map((name) => `${name} is missing; it must be set when NODE_ENV=production`);
  if (values.DEMO_PERSON !== undefined) problems.push('DEMO_PERSON is set; invented people must not be shown when NODE_ENV=production');
  for (const name of neededInProduction) {
    if (given[name]?.includes(demoMark)) problems.push(`${name} holds a key that was generated for the demo`);
  }
  if (values.PUBLIC_URL !== undefined && !values.PUBLIC_URL.startsWith('https://')) {
    problems.push('PUBLIC_URL must begin with https:// when NODE_ENV=production');
  }
  problems.push(...paymentProblems(values, (address) => isSimulator(address, values.PUBLIC_URL)));
  problems.push(...deliveryProblems(values, true, (address) => isSimulator(address, values.PUBLIC_URL)));
  // Citizens' addresses are asked for there: neither in the clear nor of a pretender.
  if (isSimulator(values.ADRESSEVAELGER_URL, values.PUBLIC_URL)) {
    problems.push('ADRESSEVAELGER_URL points to a simulator or to this machine');
  }
  if (values.ADRESSEVAELGER_TOKEN?.includes(demoMark)) problems.push('ADRESSEVAELGER_TOKEN holds a token made for the demo');
  const half = halfWebhook(values);
  if (half !== undefined) problems.push(half);
  if (values.CONSENT_WEBHOOK_URL !== undefined && isSimulator(values.CONSENT_WEBHOOK_URL, values.PUBLIC_URL)) {
    problems.push('CONSENT_WEBHOOK_URL must be an https address of another machine');
  }
  if (values.CONSENT_WEBHOOK_SECRET?.includes(demoMark)) problems.push('CONSENT_WEBHOOK_SECRET holds a key that was generated for the demo');
  return problems;
}
