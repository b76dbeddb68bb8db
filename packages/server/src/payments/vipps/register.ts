import { Registered, Registrations } from './answers.ts';
import { vippsCaller } from './http.ts';
import type { VippsSettings } from './settings.ts';
import { TokenKeeper } from './token.ts';
import { wantedEvents } from './webhook.ts';

const path = '/webhooks/v1/webhooks';

/** A webhook as the provider lists it. It never shows a secret again. */
export type RegisteredWebhook = { id: string; url: string; events: string[] };

/** The webhooks of a sales unit at the provider: registered once by the operator, not per payment. */
export function vippsWebhooks(settings: Omit<VippsSettings, 'webhookSecrets'>) {
  const whole = { ...settings, webhookSecrets: [] };
  const call = vippsCaller(whole, new TokenKeeper(whole));
  return {
    /** @returns the registration's id and the secret its messages are signed with, shown this once. @throws GatewayError */
    register: (url: string): Promise<{ id: string; secret: string }> =>
      call({ operation: 'register', method: 'POST', path, body: { url, events: wantedEvents }, schema: Registered }),

    /** @throws GatewayError */
    list: async (): Promise<RegisteredWebhook[]> => (await call({ operation: 'list', method: 'GET', path, schema: Registrations })).webhooks,

    /** @throws GatewayError */
    remove: async (id: string): Promise<void> => {
      await call({ operation: 'remove', method: 'DELETE', path: `${path}/${encodeURIComponent(id)}`, schema: undefined });
    },
  };
}
