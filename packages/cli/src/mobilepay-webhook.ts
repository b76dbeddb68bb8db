import { webhookUrl } from '@faelles/server/payments/addresses.js';
import { GatewayError } from '@faelles/server/payments/gateway.js';
import { vippsWebhooks } from '@faelles/server/payments/vipps/register.js';
import type { Output } from './output.ts';

const needed = ['PUBLIC_URL', 'VIPPS_API_URL', 'VIPPS_CLIENT_ID', 'VIPPS_CLIENT_SECRET', 'VIPPS_SUBSCRIPTION_KEY', 'VIPPS_MSN'] as const;

/**
 * `faelles mobilepay-webhook [--list | --remove=ID]`: registers this server's webhook at Vipps MobilePay and prints the
 * secret it is signed with, which the provider shows this once. The keys are read from the environment, as the server
 * reads them.
 * @returns 0 when it is done, 1 when the provider says no or does not answer, 2 when a variable or a word is wrong
 */
export async function mobilepayWebhook(args: string[], output: Output, env: Record<string, string | undefined> = process.env): Promise<number> {
  const missing = needed.filter((name) => !env[name]);
  if (missing.length > 0) {
    output.err(`Set ${missing.join(', ')}, as for the server.`);
    return 2;
  }
  const [word = ''] = args;
  const removed = /^--remove=(.+)$/.exec(word)?.[1];
  if (args.length > 1 || !(word === '' || word === '--list' || removed !== undefined)) {
    output.err('mobilepay-webhook knows --list and --remove=ID.');
    return 2;
  }
  const [publicUrl, apiUrl, clientId, clientSecret, subscriptionKey, msn] = needed.map((name) => env[name]!.replace(/\/+$/, '')) as [string, string, string, string, string, string];
  const webhooks = vippsWebhooks({ apiUrl, clientId, clientSecret, subscriptionKey, msn, fetch, clock: () => new Date() });
  try {
    if (word === '--list') return list(await webhooks.list(), output);
    if (removed !== undefined) {
      await webhooks.remove(removed);
      output.out(`Removed ${removed}.`);
      return 0;
    }
    const url = webhookUrl(new URL(publicUrl).origin, 'vipps');
    const { id, secret } = await webhooks.register(url);
    output.out(`Registered ${url} as ${id}.`);
    output.out('The secret is shown this once. Set it, in front of one that is still in use, and start the server again:');
    output.out(`VIPPS_WEBHOOK_SECRET=${secret}`);
    return 0;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    output.err(reason(error));
    return 1;
  }
}

function list(webhooks: readonly { id: string; url: string; events: readonly string[] }[], output: Output): number {
  if (webhooks.length === 0) output.out('No webhook is registered for this sales unit.');
  for (const { id, url, events } of webhooks) output.out(`${id}  ${url}  ${events.length} events`);
  return 0;
}

/** What to do about it; never the provider's own words. */
function reason({ status }: GatewayError): string {
  if (status === 0) return 'Vipps MobilePay does not answer. Check VIPPS_API_URL and the network.';
  if (status === 401 || status === 403) return `Vipps MobilePay does not take these keys (${status}). Keys belong to one sales unit and one environment: test or production.`;
  if (status === 404) return 'There is no such registration.';
  return `Vipps MobilePay refused (${status}). The address must be https and reached from the internet, and an event has at most 25 registrations.`;
}
