// Stories of citizens, browsers, providers and networks that misbehave, told to a real server. See docs/payment-faults.md.
import '../../support/seed.ts';
import { writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import type { TestDatabase } from '../../support/database.ts';
import { audit } from './books.ts';
import { Citizen } from './people.ts';
import { settle } from './settle.ts';
import { beginnings, citizens, stories, type Model, type Scene } from './steps.ts';
import { World } from './world.ts';

/** How long a failing story is made shorter before it is told, milliseconds. */
const shrinking = Number(process.env['MODEL_SHRINK'] ?? 30_000);
const hour = 3_600_000;
const year = 365 * 86_400_000;

/**
 * Tells `runs` stories to a server on a database; after each the dust settles and the books are audited.
 * @throws the shortest story found that leaves something wrong, with the seed that makes it again
 */
export async function tell(kind: TestDatabase, runs: number): Promise<Map<string, number>> {
  const world = await World.start(kind);
  const counts = new Map<string, number>();
  let failedAt: number | undefined;
  try {
    await fc.assert(
      fc.asyncProperty(beginnings, stories(), async (begun, commands) => {
        // Told often enough: the shortest story so far is the one to read.
        if (failedAt !== undefined && performance.now() - failedAt > shrinking) return;
        await world.begin();
        const scene: Scene = { world, counts, returned: new Map(), behindOurBack: false, citizens: Array.from({ length: citizens }, () => new Citizen(world)) };
        try {
          for (const [who, { method, ...form }] of begun.entries()) {
            await scene.citizens[who]!.submit(form.days, form.lost);
            if (method !== undefined) await scene.citizens[who]!.start({ method, same: false, lost: false });
          }
          await fc.asyncModelRun(() => ({ model: { sent: new Set(begun.keys()) } as Model, real: scene }), commands);
          await judge(scene);
        } catch (error) {
          failedAt ??= performance.now();
          throw error;
        }
      }),
      { numRuns: runs },
    );
  } finally {
    await world.stop();
  }
  const out = process.env['MODEL_COUNTS'];
  if (out !== undefined) await writeFile(out, JSON.stringify(Object.fromEntries([...counts].sort()), null, 1));
  return counts;
}

/** Counts how the stories ended, so that one sees that they reach far. */
async function countEnds({ world, counts }: Scene): Promise<void> {
  const add = (name: string, times = 1) => times > 0 && counts.set(`end: ${name}`, (counts.get(`end: ${name}`) ?? 0) + times);
  for (const { state } of await world.rows<{ state: string }>('select state from applications')) add(state);
  for (const provider of world.providers) {
    for (const entry of await provider.entries()) {
      for (const what of ['reserved', 'charged', 'cancelled', 'refunded'] as const) if (entry[what] > 0) add(what);
      if (entry.charged > 0 && entry.charged < entry.reserved) add('partly charged');
    }
  }
}

/** Lets the dust settle, and says what is wrong then, and a year later. */
async function judge(scene: Scene): Promise<void> {
  const { world, counts } = scene;
  let wrong = await atRest(scene);
  if (wrong.length > 0 && scene.behindOurBack) {
    counts.set('end: found by the reconciliation', (counts.get('end: found by the reconciliation') ?? 0) + 1);
    await world.pass(hour);
    await world.reconcile();
    wrong = await atRest(scene);
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  await countEnds(scene);
  const kept = await books(world);
  await world.pass(year);
  await world.retention();
  if ((await books(world)) !== kept) throw new Error('retention has touched the books');
  if (world.faults.length > 0) throw new Error(world.faults.join('\n'));
}

/** What is wrong when nothing more is to be done. */
async function atRest({ world, returned }: Scene): Promise<string[]> {
  const due = await settle(world);
  return [...due.map((what) => `${what} is never done`), ...(await audit(world, returned)), ...world.faults];
}

/** The ledger, the amounts, and what has become of applications that wait for nothing, as one text. */
async function books(world: World): Promise<string> {
  const ledger = await world.rows('select * from payment_movements order by id');
  const amounts = await world.rows('select id, provider_id, authorised_ore, captured_ore, refunded_ore, cancelled_ore from payments order by id');
  const over = await world.rows(`select id, state from applications where state in ('received', 'withdrawn') order by id`);
  return JSON.stringify([ledger, amounts, over]);
}
