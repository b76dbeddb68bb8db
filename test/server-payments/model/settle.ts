// The dust settles: all faults are over, and the server's own jobs run until there is nothing more to be done.
import { setTimeout as pause } from 'node:timers/promises';
import { stillDue, type Books } from './books.ts';
import type { World } from './world.ts';

const minute = 60_000;
/** Soon at first; then beyond a provider's page, a pause between tries, and an hour's limit of questions. */
const steps = [5_000, minute, 5 * minute, 3 * 60 * minute];

/** Waits until no provider has a webhook to send. */
export async function quiet({ providers }: Pick<Books, 'providers'>): Promise<void> {
  for (let tries = 0; tries < 2000; tries++) {
    const busy = await Promise.all(providers.map((provider) => provider.busy()));
    if (!busy.includes(true)) return;
    await pause(5);
  }
  throw new Error('the providers never stop sending webhooks');
}

/** @returns what is still due after everything; empty when the world is at rest. */
export async function settle(world: World): Promise<string[]> {
  world.calm();
  for (const provider of world.providers) await provider.control('DELETE', 'faults');
  let due: string[] = [];
  for (let round = 0; round < 40; round++) {
    await quiet(world);
    await world.jobs();
    await quiet(world);
    due = await stillDue(world);
    if (due.length === 0) return [];
    await world.pass(steps[Math.min(round, steps.length - 1)]!);
  }
  return due;
}
