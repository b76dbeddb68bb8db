import type { ServerContext } from '../../context.ts';
import type { PaymentGateway } from '../gateway.ts';
import { vippsGateway } from './gateway.ts';

type Made = Pick<ServerContext, 'fetch' | 'clock'> & { gateway: PaymentGateway };

const made = new WeakMap<object, Made>();

/** The gateway of a server: one for all its calls, because it keeps the access token. Undefined when it is not set up. */
export function vippsOf({ config: { vipps }, fetch, clock }: ServerContext): PaymentGateway | undefined {
  if (vipps === undefined) return undefined;
  const kept = made.get(vipps);
  if (kept?.fetch === fetch && kept.clock === clock) return kept.gateway;
  const gateway = vippsGateway({ ...vipps, fetch, clock });
  made.set(vipps, { fetch, clock, gateway });
  return gateway;
}
