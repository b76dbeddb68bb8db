import type { HttpCheckConfig } from '../checks/http-check.ts';
import type { DeliverySettings } from '../outbox/config.ts';
import type { InvoiceSettings } from '../payments/invoice/gateway.ts';
import type { OldKey } from '../receipts/keys.ts';
import type { Secrets } from '../secrets.ts';
import type { HttpSourceConfig } from '../sources/http-source.ts';

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
