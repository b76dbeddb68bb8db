import { join, resolve } from 'node:path';
import { hostAndPort, ownUrl } from './config/addresses.ts';
import { environment, type Environment } from './config/environment.ts';
import { ConfigError } from './config/error.ts';
import { halfWebhook } from './config/half-webhook.ts';
import type { ServerConfig } from './config/server-config.ts';
import { unsafeProblems } from './config/unsafe.ts';
import { deliveryProblems, deliverySettings } from './outbox/config.ts';
import { invoiceProblem, paymentProviders } from './payments/config.ts';
import { demoSecrets, type Secrets } from './secrets.ts';

export { ConfigError, type ServerConfig };

/**
 * Reads the configuration. In the demo profile missing secrets are made and kept in the data folder;
 * with NODE_ENV=production every one must be given, none may be a demo one, and no simulator may be near.
 * @throws ConfigError naming everything that is wrong at once, never a value.
 */
export async function readConfig(env: Record<string, string | undefined>): Promise<ServerConfig> {
  // An empty variable counts as none, as shells and compose files leave them.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  const problems = production ? unsafeProblems(values, given) : halfProblems(values);
  if (problems.length > 0) throw new ConfigError(problems);

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

/** What was begun and not finished, which no profile starts with. */
function halfProblems(values: Environment): string[] {
  return [halfWebhook(values), invoiceProblem(values), ...deliveryProblems(values, false, () => false)].filter((problem) => problem !== undefined);
}
