import { join, resolve } from 'node:path';
import type { Environment } from '../config/environment.ts';
import type { ServerContext } from '../context.ts';
import { demoMark } from '../secrets.ts';
import type { Sender } from './sender.ts';
import { fileDrop } from './senders/file-drop.ts';
import { httpSender, type HttpSenderSettings } from './senders/http.ts';
import { usualTiming, type OutboxTiming } from './timing.ts';

/** Who brings receipts to citizens, and how often it is tried. Without a sender nothing is sent. */
export type DeliverySettings = {
  sender: { kind: 'folder'; folder: string } | ({ kind: 'http' } & HttpSenderSettings) | undefined;
  timing: OutboxTiming;
};

/** How long the receiver may take; well under the lease. */
const patienceMillis = 20_000;

/** The settings of this environment. The demo drops into its data folder unless it is told otherwise. */
export function deliverySettings(values: Environment, dataDir: string, demo: boolean): DeliverySettings {
  const { DELIVERY: kind = demo ? 'folder' : undefined, DELIVERY_DIR: folder, DELIVERY_URL: url, DELIVERY_TOKEN: token } = values;
  const timing = {
    ...usualTiming,
    ...(values.DELIVERY_PAUSE_SECONDS !== undefined && { firstPauseMillis: values.DELIVERY_PAUSE_SECONDS * 1000 }),
    ...(values.DELIVERY_LEASE_SECONDS !== undefined && { leaseMillis: values.DELIVERY_LEASE_SECONDS * 1000 }),
    ...(values.DELIVERY_TRIES !== undefined && { mostTries: values.DELIVERY_TRIES }),
  };
  // Half of the lease: an answer that comes later than that is no use to a worker whose message is another's by then.
  const patience = Math.min(patienceMillis, timing.leaseMillis / 2);
  if (kind === 'http') return { sender: { kind, url: url!, token: token!, patienceMillis: patience }, timing };
  if (kind === 'folder') return { sender: { kind, folder: folder === undefined ? join(dataDir, 'delivery') : resolve(folder) }, timing };
  return { sender: undefined, timing };
}

/** What is wrong with a sender that was chosen, in any profile: sentences that name a variable and never a value. */
export function deliveryProblems(values: Environment, production: boolean, isSimulator: (address: string) => boolean): string[] {
  const { DELIVERY: kind, DELIVERY_DIR: folder, DELIVERY_URL: url, DELIVERY_TOKEN: token } = values;
  const problems: string[] = [];
  const missing = (name: string, why: string) => problems.push(`${name} is missing; ${why}`);
  if (kind === 'http') {
    if (url === undefined) missing('DELIVERY_URL', 'with DELIVERY=http receipts are sent there');
    if (token === undefined) missing('DELIVERY_TOKEN', 'the receiver of DELIVERY_URL knows this server by it');
    if (production && url !== undefined && isSimulator(url)) problems.push('DELIVERY_URL must be an https address of another machine');
    if (production && token?.includes(demoMark)) problems.push('DELIVERY_TOKEN holds a key that was generated for the demo');
  } else if (url !== undefined || token !== undefined) {
    problems.push('DELIVERY_URL or DELIVERY_TOKEN is set, but DELIVERY is not http: nothing would be sent there');
  }
  if (kind === 'folder' && production && folder === undefined) missing('DELIVERY_DIR', 'with DELIVERY=folder receipts are dropped there');
  if (kind !== 'folder' && production && folder !== undefined) problems.push('DELIVERY_DIR is set, but DELIVERY is not folder: nothing would be dropped there');
  return problems;
}

/** The sender that was set up. */
export function senderOf({ sender }: DeliverySettings, { fetch, clock }: Pick<ServerContext, 'fetch' | 'clock'>): Sender | undefined {
  if (sender?.kind === 'folder') return fileDrop(sender.folder);
  return sender && httpSender(sender, fetch, clock);
}
