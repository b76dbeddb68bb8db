import { startProgram, type CommonOptions, type RunningSimulator } from './shared/start.ts';
import type { Payment } from './nexi/state.ts';

export type { Fault } from './shared/faults.ts';
export type { Delivery } from './shared/webhooks.ts';
export type { Payment };
export { startVippsSimulator, type VippsPayment, type VippsSimulator, type VippsSimulatorOptions } from './vipps/start.ts';

/** How the Nexi simulator is to run. Everything has a default that suits a test. */
export interface SimulatorOptions extends CommonOptions {
  secretKey?: string;
  merchantId?: number;
  /** How long a refund is pending, in milliseconds. */
  refundDelay?: number;
  /** Retrievals of one payment within an hour; 0 is no limit. */
  retrieveLimit?: number;
}

/** A running Nexi simulator. */
export interface Simulator extends RunningSimulator<Payment> {
  secretKey: string;
}

/**
 * Starts the Nexi simulator as a process of its own.
 * @throws Error when it does not come up; its own words are on stderr.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const secretKey = options.secretKey ?? 'simulator-secret-key';
  const running = await startProgram<Payment>('nexi/main.ts', options, {
    SECRET_KEY: secretKey,
    MERCHANT_ID: options.merchantId,
    REFUND_DELAY: options.refundDelay,
    RETRIEVE_LIMIT: options.retrieveLimit,
  });
  return { ...running, secretKey };
}
