import { join, resolve } from 'node:path';
import * as z from 'zod';
import { HttpCheckConfig } from './checks/http-check.ts';
import { deliveryProblems, deliverySettings, type DeliverySettings } from './outbox/config.ts';
import { invoiceProblem, paymentProblems, paymentProviders } from './payments/config.ts';
import type { InvoiceSettings } from './payments/invoice/gateway.ts';
import type { OldKey } from './receipts/keys.ts';
import { demoMark, demoSecrets, type Secrets } from './secrets.ts';
import { HttpSourceConfig } from './sources/http-source.ts';

/** How the server is set up. Read once from the environment by `readConfig`; tests make their own. */
export type ServerConfig = {
  profile: 'demo' | 'production';
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Origin citizens reach the server at, without a slash at the end. */
  publicUrl: string;
  pagesDir: string;
  storybookDir: string | undefined;
  solutionsDir: string;
  dataDir: string;
  databaseUrl: string | undefined;
  /** Programs of the payment simulators; only in the demo profile. */
  simulator: string | undefined;
  simulatorVipps: string | undefined;
  /**
   * Payment providers; undefined when the environment does not set one up, and then it is not offered. In the demo
   * profile a simulator's own address, known when it has started.
   */
  nexi: { apiUrl: string; secretKey: string; webhookSecret: string; checkoutKey?: string | undefined } | undefined;
  /** `webhookSecrets`: the newest first; two while one is changed for another. */
  vipps:
    | { apiUrl: string; clientId: string; clientSecret: string; subscriptionKey: string; msn: string; webhookSecrets: string[] }
    | undefined;
  /** Payment slips, as the agreement with the bank says. */
  invoice: InvoiceSettings | undefined;
  secrets: Pick<Secrets, 'session' | 'machineKey' | 'staffKey' | 'signingKey'>;
  /** Where the signing key is kept that was made here; undefined when the environment gives it. */
  signingKeyFile: string | undefined;
  /** Public keys from before, for a database that does not know them. */
  oldKeys?: readonly OldKey[];
  /** Adressevælger, which looks addresses up; without a token citizens type them. */
  adressevaelger: { url: string; token: string } | undefined;
  /** clamd, `host:port`. */
  clamav: { host: string; port: number } | undefined;
  /** Registers that data is fetched from, by the id a definition's `source` has. */
  sources: Readonly<Record<string, HttpSourceConfig>>;
  /** Services that check values, by the id a definition's `ask` has. */
  checks: Readonly<Record<string, HttpCheckConfig>>;
  /** Where the case system is told that a consent was withdrawn, and the secret it checks the message by. */
  consentWebhook: { url: string; secret: string } | undefined;
  /** Folder that notices to people are dropped into, for the authority's dispatch; without one none are sent. */
  noticesDir: string | undefined;
  /** Who brings receipts to Digital Post and NemSMS. */
  delivery: DeliverySettings;
  /** Whose data the demo's own register shows to everybody; only in the demo profile. */
  demoPerson: string | undefined;
  /** Proxies before this server whose `X-Forwarded-For` is believed. */
  trustedProxies: number;
  sessionDays: number;
  /** Minutes after its last use that a session at a shared computer ends. */
  sharedMinutes: number;
  /** Calls per minute and caller, by kind of route. */
  rates: Record<'source' | 'check' | 'read' | 'write' | 'upload' | 'part' | 'session' | 'link' | 'webhook' | 'lookup', number>;
  maxJsonBytes: number;
  /** Most bytes of one attachment, whatever a field would take. */
  maxUploadBytes: number;
  /** Whole days after which a kind of data goes, where a definition says nothing else. */
  retention: { draftDays: number; uploadDays: number; unpaidDays: number; applicationDays: number; keyDays: number };
};

/** The environment does not say what is needed. `problems` are sentences for the operator, each naming a variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The server cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const port = z.coerce.number().int().min(0).max(65535);
const perMinute = z.coerce.number().int().min(1);
const days = z.coerce.number().int().min(1);
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));
const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://');

const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
/** A variable that holds JSON. Its faults name places, never what stands there: keys do. */
const jsonOf = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema as z.ZodType<z.output<Schema>, unknown>);

const keyParts = { kid: z.string().regex(/^[\x21-\x7e]{1,100}$/, 'must be 1 to 100 visible characters'), x: z.string() };
const jwk = jsonOf(
  z.union([z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), y: z.string(), d: z.string(), ...keyParts }), z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), d: z.string(), ...keyParts })], {
    error: 'must be a private key with a kid: EC P-256 or OKP Ed25519 ("faelles keys new" makes one)',
  }),
);
/** `d` is refused: a private key has no business among those that are told to everybody. */
const oldKeys = jsonOf(
  z.array(z.looseObject({ kty: z.enum(['EC', 'OKP']), crv: z.enum(['P-256', 'Ed25519']), y: z.string().optional(), d: z.undefined(), nbf: z.int().optional(), exp: z.int().optional(), ...keyParts })),
);

/** An empty variable counts as none, as shells and compose files leave them. */
const environment = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4173),
  PUBLIC_URL: origin.optional(),
  PAGES_DIR: z.string().default('.build/pages'),
  STORYBOOK_DIR: z.string().optional(),
  SOLUTIONS_DIR: z.string().default('packages/solutions'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: postgresUrl.optional(),
  SIMULATOR: z.string().optional(),
  SIMULATOR_VIPPS: z.string().optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  MACHINE_KEY: z.string().min(24).optional(),
  STAFF_KEY: z.string().min(24).optional(),
  SIGNING_KEY: jwk.optional(),
  SIGNING_KEYS_OLD: oldKeys.optional(),
  NEXI_API_URL: url.optional(),
  NEXI_SECRET_KEY: z.string().min(8).optional(),
  // Nexi Checkout takes 8 to 64 letters and digits as a webhook's authorization.
  NEXI_WEBHOOK_SECRET: z.string().regex(/^[A-Za-z0-9]{8,64}$/, 'must be 8 to 64 letters and digits').optional(),
  // Public: it stands in the page of a host that shows the provider's checkout itself.
  NEXI_CHECKOUT_KEY: z.string().regex(/^[\w-]{8,128}$/, 'must be the checkout key').optional(),
  VIPPS_API_URL: url.optional(),
  VIPPS_CLIENT_ID: z.string().min(8).optional(),
  VIPPS_CLIENT_SECRET: z.string().min(8).optional(),
  VIPPS_SUBSCRIPTION_KEY: z.string().min(8).optional(),
  VIPPS_MSN: z.string().regex(/^\d{4,10}$/, 'must be the merchant serial number, digits only').optional(),
  VIPPS_WEBHOOK_SECRET: z.string().min(16).optional(),
  INVOICE_CREDITOR: z.string().regex(/^\d{8}$/, 'must be the creditor number of the payment slips, 8 digits').optional(),
  INVOICE_TYPE: z.enum(['71', '75'], 'must be the kind of payment slip: 71 or 75').optional(),
  INVOICE_PREFIX: z.string().regex(/^\d{1,6}$/, 'must be 1 to 6 digits').optional(),
  ADRESSEVAELGER_URL: url.default('https://adressevaelger.dk'),
  ADRESSEVAELGER_TOKEN: z.string().min(4).optional(),
  CLAMAV: z.string().regex(/^[^:]+:\d+$/, 'must be host:port').optional(),
  DATA_SOURCES: jsonOf(z.record(slug, HttpSourceConfig)).optional(),
  CHECKS: jsonOf(z.record(slug, HttpCheckConfig)).optional(),
  CONSENT_WEBHOOK_URL: url.optional(),
  CONSENT_WEBHOOK_SECRET: z.string().min(24).optional(),
  NOTICES_DIR: z.string().optional(),
  DELIVERY: z.enum(['folder', 'http'], 'must be folder or http').optional(),
  DELIVERY_DIR: z.string().optional(),
  DELIVERY_URL: url.optional(),
  DELIVERY_TOKEN: z.string().min(24).optional(),
  DELIVERY_PAUSE_SECONDS: z.coerce.number().min(0.05).max(3600).optional(),
  DELIVERY_LEASE_SECONDS: z.coerce.number().min(1).max(3600).optional(),
  DELIVERY_TRIES: z.coerce.number().int().min(1).max(100).optional(),
  DEMO_PERSON: z.string().regex(/^\d{10}$/, 'must be 10 digits').optional(),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  SESSION_DAYS: days.default(30),
  SHARED_MINUTES: z.coerce.number().min(0.05).max(24 * 60).default(60),
  RATE_READ: perMinute.default(600),
  RATE_WRITE: perMinute.default(240),
  RATE_UPLOAD: perMinute.default(60),
  RATE_PART: perMinute.default(600),
  RATE_SOURCE: perMinute.default(60),
  RATE_CHECK: perMinute.default(60),
  RATE_SESSION: perMinute.default(120),
  RATE_LINK: perMinute.default(20),
  RATE_WEBHOOK: perMinute.default(600),
  // Somebody who types fast asks four times a second, for a short while.
  RATE_LOOKUP: perMinute.default(180),
  MAX_UPLOAD_BYTES: z.coerce.number().int().min(1).default(25 * 1024 * 1024),
});

const neededInProduction = ['PUBLIC_URL', 'SESSION_SECRET', 'MACHINE_KEY', 'STAFF_KEY', 'SIGNING_KEY'] as const;

/**
 * Reads the configuration. In the demo profile missing secrets are made and kept in the data folder;
 * with NODE_ENV=production every one must be given, none may be a demo one, and no simulator may be near.
 * @throws ConfigError naming everything that is wrong at once, never a value.
 */
export async function readConfig(env: Record<string, string | undefined>): Promise<ServerConfig> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  const halves = [halfWebhook(values), invoiceProblem(values), ...(production ? [] : deliveryProblems(values, false, () => false))].filter((problem) => problem !== undefined);
  if (halves.length > 0 && !production) throw new ConfigError(halves);
  if (production) refuseUnsafe(values, given);

  const dataDir = resolve(values.DATA_DIR);
  const made = production ? undefined : await demoSecrets(join(dataDir, 'secrets.json'));
  return {
    profile: production ? 'production' : 'demo',
    host: values.HOST,
    port: values.PORT,
    publicUrl: values.PUBLIC_URL ?? ownUrl(values.HOST, values.PORT),
    pagesDir: resolve(values.PAGES_DIR),
    storybookDir: values.STORYBOOK_DIR === undefined ? undefined : resolve(values.STORYBOOK_DIR),
    solutionsDir: resolve(values.SOLUTIONS_DIR),
    dataDir,
    databaseUrl: values.DATABASE_URL,
    simulator: values.SIMULATOR === undefined ? undefined : resolve(values.SIMULATOR),
    simulatorVipps: values.SIMULATOR_VIPPS === undefined ? undefined : resolve(values.SIMULATOR_VIPPS),
    ...paymentProviders(values, made),
    secrets: {
      session: values.SESSION_SECRET ?? made!.session,
      machineKey: values.MACHINE_KEY ?? made!.machineKey,
      staffKey: values.STAFF_KEY ?? made!.staffKey,
      signingKey: (values.SIGNING_KEY as Secrets['signingKey'] | undefined) ?? made!.signingKey,
    },
    signingKeyFile: values.SIGNING_KEY === undefined ? join(dataDir, 'secrets.json') : undefined,
    oldKeys: values.SIGNING_KEYS_OLD ?? [],
    adressevaelger:
      values.ADRESSEVAELGER_TOKEN === undefined ? undefined : { url: values.ADRESSEVAELGER_URL, token: values.ADRESSEVAELGER_TOKEN },
    clamav: values.CLAMAV === undefined ? undefined : hostAndPort(values.CLAMAV),
    sources: values.DATA_SOURCES ?? {},
    checks: values.CHECKS ?? {},
    consentWebhook:
      values.CONSENT_WEBHOOK_URL === undefined ? undefined : { url: values.CONSENT_WEBHOOK_URL, secret: values.CONSENT_WEBHOOK_SECRET! },
    noticesDir: values.NOTICES_DIR !== undefined ? resolve(values.NOTICES_DIR) : production ? undefined : join(dataDir, 'notices'),
    delivery: deliverySettings(values, dataDir, !production),
    demoPerson: values.DEMO_PERSON,
    trustedProxies: values.TRUSTED_PROXIES,
    sessionDays: values.SESSION_DAYS,
    sharedMinutes: values.SHARED_MINUTES,
    rates: {
      read: values.RATE_READ,
      write: values.RATE_WRITE,
      upload: values.RATE_UPLOAD,
      part: values.RATE_PART,
      source: values.RATE_SOURCE,
      check: values.RATE_CHECK,
      session: values.RATE_SESSION,
      link: values.RATE_LINK,
      webhook: values.RATE_WEBHOOK,
      lookup: values.RATE_LOOKUP,
    },
    maxJsonBytes: 512 * 1024,
    maxUploadBytes: values.MAX_UPLOAD_BYTES,
    retention: { draftDays: 30, uploadDays: 2, unpaidDays: 14, applicationDays: 180, keyDays: 2 },
  };
}

/** The environment as it was read, every value of its type. */
export type Environment = z.infer<typeof environment>;

function refuseUnsafe(values: Environment, given: Record<string, string | undefined>): void {
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
  if (problems.length > 0) throw new ConfigError(problems);
}

/** An unsigned message is worth nothing to its receiver, and a secret without an address tells of a forgotten line. */
function halfWebhook({ CONSENT_WEBHOOK_URL: address, CONSENT_WEBHOOK_SECRET: secret }: Environment): string | undefined {
  if ((address === undefined) === (secret === undefined)) return undefined;
  return address === undefined
    ? 'CONSENT_WEBHOOK_URL is missing; CONSENT_WEBHOOK_SECRET is set'
    : 'CONSENT_WEBHOOK_SECRET is missing; messages to CONSENT_WEBHOOK_URL are signed with it';
}

function isSimulator(apiUrl: string, publicUrl: string | undefined): boolean {
  const { protocol, hostname, origin } = new URL(apiUrl);
  if (protocol !== 'https:' || (publicUrl !== undefined && origin === new URL(publicUrl).origin)) return true;
  return hostname === 'localhost' || hostname === '[::1]' || hostname.endsWith('.localhost') || /^127\./.test(hostname);
}

/** Where a server is reached that stands behind nothing. */
export function ownUrl(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function hostAndPort(text: string): { host: string; port: number } {
  const colon = text.lastIndexOf(':');
  return { host: text.slice(0, colon), port: Number(text.slice(colon + 1)) };
}
