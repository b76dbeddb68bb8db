import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** Stands in every generated secret, so that a production start can tell them from real ones. */
export const demoMark = 'fkdemo';

/** What must never be known outside. `signingKey` is a private ES256 key with a `kid`. */
export type Secrets = {
  session: string;
  machineKey: string;
  staffKey: string;
  signingKey: JWK & { kid: string };
  nexiSecretKey: string;
  nexiWebhookSecret: string;
  vippsClientSecret: string;
  vippsSubscriptionKey: string;
  vippsWebhookSecret: string;
};

/** The demo's secrets: made at the first start, read again at the next, so that sessions and signatures stay valid. */
export async function demoSecrets(path: string): Promise<Secrets> {
  const found = await read(path);
  if (found) return found.vippsWebhookSecret === undefined ? completed(path, found) : found;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const own = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(own, JSON.stringify(await generate(), null, 2), { mode: 0o600 });
  try {
    // Whole or not at all; when another start was quicker, its secrets are the ones.
    await link(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(own);
  }
  return (await read(path))!;
}

/** A folder from before a secret was needed keeps those it has and gets the new ones. */
async function completed(path: string, found: Secrets): Promise<Secrets> {
  const whole = { ...(await generate()), ...found };
  await replace(path, whole);
  return whole;
}

async function replace(path: string, secrets: Secrets): Promise<void> {
  const own = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(own, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  await rename(own, path);
}

async function read(path: string): Promise<Secrets | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Secrets;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`${path} cannot be read. Delete it to have new demo secrets made.`, { cause: error });
  }
}

/** A new key to sign receipts with; its `kid` begins with the demo's mark, unless it is made for an operator. */
export async function newSigningKey(alg: 'ES256' | 'EdDSA' = 'ES256', mark = `${demoMark}-`): Promise<Secrets['signingKey']> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true, ...(alg === 'EdDSA' && { crv: 'Ed25519' }) });
  return { ...(await exportJWK(privateKey)), alg, use: 'sig', kid: `${mark}${randomBytes(6).toString('hex')}` };
}

/** The signing key in the file of secrets, as it is now; undefined when there is none. */
export async function signingKeyIn(path: string): Promise<Secrets['signingKey'] | undefined> {
  return (await read(path))?.signingKey;
}

/** Keeps another signing key in the file of secrets, whole or not at all. */
export async function replaceSigningKey(path: string, signingKey: Secrets['signingKey']): Promise<void> {
  const found = await read(path);
  if (found) await replace(path, { ...found, signingKey });
}

async function generate(): Promise<Secrets> {
  const secret = () => demoMark + randomBytes(32).toString('hex');
  return {
    session: secret(),
    machineKey: secret(),
    staffKey: secret(),
    signingKey: await newSigningKey(),
    nexiSecretKey: secret(),
    nexiWebhookSecret: demoMark + randomBytes(12).toString('hex'),
    vippsClientSecret: secret(),
    vippsSubscriptionKey: secret(),
    vippsWebhookSecret: secret(),
  };
}
