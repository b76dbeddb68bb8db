// Tries one fault by itself: a citizen pays (and withdraws, or is given money back) while it strikes; then the dust
// settles and the books are audited. What is told is what was found there.
import { audit } from '../model/books.ts';
import { Citizen, staff, strangeWebhook, type Returned } from '../model/people.ts';
import { quiet, settle } from '../model/settle.ts';
import type { World } from '../model/world.ts';
import type { FaultRow } from './rows.ts';

const hour = 3_600_000;

/** @returns how it ended, in words: the application, and the money that is kept. */
export async function tryFault(world: World, row: FaultRow, method: 'card' | 'mobilepay'): Promise<string> {
  await world.begin();
  const citizen = new Citizen(world);
  const returned: Returned = new Map();
  await citizen.submit(3, false);
  const provider = method === 'card' ? 'nexi' : 'vipps';
  const strike = async () => {
    if (row.order) await world.order(provider, { delay: 15, ...row.order });
    if (row.happens === 'crash-before' || row.happens === 'crash-after') world.crashAtNextCall(row.happens === 'crash-before' ? 'before' : 'after');
  };
  if (row.course === 'pay') await strike();
  await pay(world, citizen, row, method);
  if (row.course !== 'pay') {
    await quiet(world);
    if (row.course === 'refund') await world.jobs();
    await quiet(world);
    await strike();
    if (row.course === 'withdraw') await citizen.withdraw();
    else await staff(world, returned, citizen.pages[0]!, { what: 'refunds', half: false, total: citizen.total });
    await world.jobs();
  }
  const due = await settle(world);
  const wrong = [...due.map((what) => `${what} is never done`), ...(await audit(world, returned)), ...world.faults];
  if (wrong.length > 0) return `WRONG: ${wrong.join('; ')}`;
  return inWords(world, citizen);
}

async function pay(world: World, citizen: Citizen, { happens, course }: FaultRow, method: 'card' | 'mobilepay'): Promise<void> {
  const start = { method, same: true, lost: false };
  if (happens === 'double-click') await Promise.all([citizen.start(start), citizen.start(start), citizen.start(start)]);
  if (happens === 'second-tab') await Promise.all([citizen.start(start), citizen.start({ ...start, same: false })]);
  if (happens === 'lost-answer') await citizen.start({ ...start, lost: true });
  // As the page does: again with the same key until it is answered.
  for (let tries = 0; tries < 5 && citizen.pages.length === 0; tries++) await citizen.start(start);
  if (happens === 'other-method') {
    await citizen.start({ method: method === 'card' ? 'mobilepay' : 'card', same: false, lost: false });
    await citizen.press(1, 'approve');
  }
  if (happens === 'restart') await world.restart();
  if (happens === 'late-approval') await world.pass(3 * hour);
  await citizen.press(0, 'approve');
  if (happens === 'strange-webhooks') {
    for (const kind of ['forged', 'unknown-payment', 'unknown-event', 'nonsense'] as const) await strangeWebhook(world, kind, citizen.pages[0]);
  }
  await quiet(world);
  if (happens !== 'nobody-looks') await citizen.comeBack();
  if (course === 'pay') await world.jobs();
}

async function inWords(world: World, citizen: Citizen): Promise<string> {
  const [application] = await world.rows<{ state: string }>(`select state from applications where id = '${citizen.applicationId}'`);
  const entries = (await Promise.all(world.providers.map((provider) => provider.entries()))).flat();
  const kept = entries.reduce((sum, entry) => sum + entry.charged - entry.refunded, 0);
  const went = entries.reduce((sum, entry) => sum + entry.refunded + entry.cancelled, 0);
  const money = kept === citizen.total ? 'paid once' : kept === 0 ? 'nothing kept' : `${kept} øre kept`;
  return `${application!.state}, ${money}${went > 0 ? ', the rest let go or given back' : ''}`.replace('nothing kept, the rest let go or given back', 'everything let go or given back');
}
