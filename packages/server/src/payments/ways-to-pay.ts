import { ConfigError } from '../config/error.ts';
import type { ServerContext } from '../context.ts';
import { methodsFor } from './registry.ts';

/**
 * Looks at start whether every solution that costs something can be paid for. One that cannot is a warning, and its page
 * says calmly that it cannot be paid just now; in production, none at all is a fault of the environment.
 * @throws ConfigError in production, when solutions have a price and no provider is set up
 */
export function checkWaysToPay(ctx: ServerContext): void {
  const priced = ctx.solutions.list().filter(({ definition }) => definition.price !== undefined);
  const { nexi, vipps, invoice } = ctx.config;
  if (ctx.config.profile === 'production' && priced.length > 0 && !nexi && !vipps && !invoice) {
    throw new ConfigError(['NEXI_API_URL, VIPPS_API_URL and INVOICE_CREDITOR are missing; a solution has a price, so one payment provider must be set up']);
  }
  for (const { definition } of priced) {
    if (methodsFor(ctx, definition).length === 0) ctx.log.warn('no-way-to-pay', { solution: definition.id, methods: definition.price!.methods });
  }
}
