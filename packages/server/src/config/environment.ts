import * as z from 'zod';
import { HttpCheckConfig } from '../checks/http-check.ts';
import { HttpSourceConfig } from '../sources/http-source.ts';
import { jsonOf } from './json-variable.ts';
import { oldKeys, signingKey } from './key-variables.ts';

const port = z.coerce.number().int().min(0).max(65535);
const perMinute = z.coerce.number().int().min(1);
const days = z.coerce.number().int().min(1);
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));
const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin);
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://');
const slug = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/** Every variable there is, and what it holds when it is not set. */
export const environment = z.object({
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
  SIGNING_KEY: signingKey.optional(),
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

/** The environment as it was read, every value of its type. */
export type Environment = z.infer<typeof environment>;
