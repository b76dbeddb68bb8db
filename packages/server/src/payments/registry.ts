import type { ServerContext } from '../context.ts';
import type { PaymentGateway } from './gateway.ts';
import { nexiGateway } from './nexi/gateway.ts';

// A provider that is left stays in here as long as payments of it are alive.
const gateways: Record<string, (ctx: ServerContext) => PaymentGateway> = {
  nexi: (ctx) => nexiGateway({ ...ctx.config.nexi, fetch: ctx.fetch, clock: ctx.clock }),
};

/** The provider new payments go to. */
export const currentProvider = 'nexi';

/** The gateway of a provider. */
export function gatewayOf(ctx: ServerContext, provider: string): PaymentGateway {
  const make = gateways[provider];
  if (!make) throw new Error(`No gateway for the payment provider "${provider}"`);
  return make(ctx);
}
