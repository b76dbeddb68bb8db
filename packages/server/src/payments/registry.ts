import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { PaymentFlow, PaymentMethod, PaymentMethodId } from '@faelles/schemas/payment.js';
import type { ServerContext } from '../context.ts';
import type { PaymentGateway } from './gateway.ts';
import { invoiceGateway } from './invoice/gateway.ts';
import { nexiGateway } from './nexi/gateway.ts';
import { vippsOf } from './vipps/of-context.ts';

/** Who moves the money. A provider that is left stays in here as long as payments of it are alive. */
export const providers = ['nexi', 'vipps', 'invoice'] as const;
export type ProviderId = (typeof providers)[number];

// Undefined when the environment does not set the provider up.
const gateways: Record<ProviderId, (ctx: ServerContext) => PaymentGateway | undefined> = {
  nexi: (ctx) => ctx.config.nexi && nexiGateway({ ...ctx.config.nexi, fetch: ctx.fetch, clock: ctx.clock }),
  vipps: vippsOf,
  invoice: (ctx) => ctx.config.invoice && invoiceGateway(ctx, ctx.config.invoice),
};

const byMethod: Record<PaymentMethodId, ProviderId> = { card: 'nexi', mobilepay: 'vipps', slip: 'invoice' };

/** What a definition with a price offers when it says nothing. */
const usual: readonly PaymentMethodId[] = ['card', 'mobilepay'];

/** The provider a method is paid through. */
export const providerOf = (method: PaymentMethodId): ProviderId => byMethod[method];

/** Is the provider set up in this environment? */
export const isSetUp = (ctx: ServerContext, provider: ProviderId): boolean => gateways[provider](ctx) !== undefined;

/** The ways to pay for a solution that this environment has, in the definition's order. */
export function methodsFor(ctx: ServerContext, definition: Pick<FormDefinition, 'price'>): PaymentMethod[] {
  const wanted: readonly PaymentMethodId[] = definition.price?.methods ?? usual;
  return wanted.flatMap((id): PaymentMethod[] => {
    const provider = providerOf(id);
    // Another kind of slip than the agreement with the bank is for is one nobody could pay.
    if (id === 'slip' && definition.price?.slip?.type !== ctx.config.invoice?.type) return [];
    return isSetUp(ctx, provider) ? [{ id, provider, flow: flowOf(ctx, id) }] : [];
  });
}

function flowOf(ctx: ServerContext, method: PaymentMethodId): PaymentFlow {
  if (method === 'slip') return 'slip';
  return method === 'card' && ctx.config.nexi?.checkoutKey !== undefined ? 'embedded' : 'redirect';
}

/**
 * The gateway of a provider.
 * @throws Error when it is not set up: a payment of it is alive and nobody can ask about it, which a person must mend
 */
export function gatewayOf(ctx: ServerContext, provider: string): PaymentGateway {
  const gateway = gateways[provider as ProviderId]?.(ctx);
  if (!gateway) throw new Error(`The payment provider "${provider}" is not set up`);
  return gateway;
}
