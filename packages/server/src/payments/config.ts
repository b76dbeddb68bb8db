import { parseFiCreditor } from '@faelles/schemas/identifiers/fi-payment.js';
import type { Environment } from '../config/environment.ts';
import type { ServerConfig } from '../config/server-config.ts';
import { demoMark, type Secrets } from '../secrets.ts';

/** What each provider needs to be set up: all of it or nothing. */
const needs = {
  nexi: ['NEXI_API_URL', 'NEXI_SECRET_KEY', 'NEXI_WEBHOOK_SECRET'],
  vipps: ['VIPPS_API_URL', 'VIPPS_CLIENT_ID', 'VIPPS_CLIENT_SECRET', 'VIPPS_SUBSCRIPTION_KEY', 'VIPPS_MSN', 'VIPPS_WEBHOOK_SECRET'],
  invoice: ['INVOICE_CREDITOR'],
} as const;

/** Slips of the demo: a creditor number of the right form that nobody is told to pay to. */
const demoCreditor = '80000019';

type Providers = Pick<ServerConfig, 'nexi' | 'vipps' | 'invoice'>;

/**
 * The payment providers of this environment. In the demo profile (`made` is there) all three: secrets that are missing
 * are made, and addresses are those of the simulators once they have started.
 */
export function paymentProviders(values: Environment, made: Secrets | undefined): Providers {
  const { NEXI_CHECKOUT_KEY: checkoutKey } = values;
  const nexi = {
    apiUrl: values.NEXI_API_URL ?? '',
    secretKey: values.NEXI_SECRET_KEY ?? made?.nexiSecretKey ?? '',
    webhookSecret: values.NEXI_WEBHOOK_SECRET ?? made?.nexiWebhookSecret ?? '',
    ...(checkoutKey !== undefined && { checkoutKey }),
  };
  const vipps = {
    apiUrl: values.VIPPS_API_URL ?? '',
    clientId: values.VIPPS_CLIENT_ID ?? 'fkdemo-client',
    clientSecret: values.VIPPS_CLIENT_SECRET ?? made?.vippsClientSecret ?? '',
    subscriptionKey: values.VIPPS_SUBSCRIPTION_KEY ?? made?.vippsSubscriptionKey ?? '',
    msn: values.VIPPS_MSN ?? '100001',
    webhookSecrets: (values.VIPPS_WEBHOOK_SECRET ?? made?.vippsWebhookSecret ?? '').split(',').map((secret) => secret.trim()),
  };
  const creditor = values.INVOICE_CREDITOR ?? (made && demoCreditor);
  return {
    nexi: made || isWhole(values, 'nexi') ? nexi : undefined,
    // Without a simulator and without an address there is nothing to speak to: not offered, also in a demo.
    vipps: isWhole(values, 'vipps') || (made && values.SIMULATOR_VIPPS !== undefined) ? vipps : undefined,
    invoice: creditor === undefined ? undefined : { creditor, type: values.INVOICE_TYPE ?? '71', prefix: values.INVOICE_PREFIX ?? '' },
  };
}

/** What is wrong with the payment part of a production environment, as sentences that name a variable and never a value. */
export function paymentProblems(values: Environment, isSimulator: (address: string) => boolean): string[] {
  const problems: string[] = [];
  for (const name of ['SIMULATOR', 'SIMULATOR_VIPPS'] as const) {
    if (values[name] !== undefined) problems.push(`${name} is set; a payment simulator must not run when NODE_ENV=production`);
  }
  for (const [provider, names] of Object.entries(needs)) {
    const missing = names.filter((name) => values[name] === undefined);
    if (missing.length === 0 || missing.length === names.length) continue;
    problems.push(...missing.map((name) => `${name} is missing; the payment provider ${provider} is only half set up without it`));
  }
  if (values.NEXI_CHECKOUT_KEY !== undefined && values.NEXI_API_URL === undefined) {
    problems.push('NEXI_CHECKOUT_KEY is set, but the payment provider nexi is not set up');
  }
  for (const name of ['NEXI_API_URL', 'VIPPS_API_URL'] as const) {
    const address = values[name];
    if (address !== undefined && isSimulator(address)) problems.push(`${name} points to a simulator or to this machine`);
  }
  for (const name of Object.values(needs).flat()) {
    if (values[name]?.includes(demoMark)) problems.push(`${name} holds a key that was generated for the demo`);
  }
  const invoice = invoiceProblem(values);
  if (invoice !== undefined) problems.push(invoice);
  if (values.VIPPS_WEBHOOK_SECRET?.split(',').some((secret) => secret.trim().length < 16)) {
    problems.push('VIPPS_WEBHOOK_SECRET must be one secret of at least 16 characters, or two with a comma between them');
  }
  return problems;
}

/** What is wrong with the payment slips, in any profile; undefined when nothing is. */
export function invoiceProblem({ INVOICE_CREDITOR: creditor, INVOICE_TYPE: type, INVOICE_PREFIX: prefix }: Environment): string | undefined {
  if (creditor === undefined) return prefix === undefined ? undefined : 'INVOICE_CREDITOR is missing; INVOICE_PREFIX is set';
  if (parseFiCreditor(type ?? '71', creditor).ok) return undefined;
  return 'INVOICE_CREDITOR must begin with 8 for payment slips of type 71; set INVOICE_TYPE=75 if it is for type 75';
}

/** Is everything there that a provider needs? */
const isWhole = (values: Environment, provider: keyof typeof needs) => needs[provider].every((name) => values[name] !== undefined);
