// Drops one message and says how it went: `node drop-once.ts FOLDER KEY STEP [BYTES]`. It kills itself before the given
// call to the file system (0: never), counted from its first; so a test can die at every step there is.
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import type { DeliveryFault } from '@faelles/server/outbox/sender.js';

const [folder, key, step, bytes = '20'] = process.argv.slice(2);
let calls = 0;
for (const name of ['mkdir', 'readFile', 'readdir', 'open', 'link', 'unlink', 'rename'] as const) {
  const real = fs[name] as (...args: unknown[]) => Promise<unknown>;
  (fs as unknown as Record<string, unknown>)[name] = (...args: unknown[]) => {
    calls += 1;
    if (calls === Number(step)) process.kill(process.pid, 'SIGKILL');
    return real(...args);
  };
}
syncBuiltinESMExports();

const { fileDrop } = await import('@faelles/server/outbox/senders/file-drop.js');
try {
  await fileDrop(folder!).send({ key: key!, channel: 'digital-post', xml: 'x'.repeat(Number(bytes)) }, new AbortController().signal);
  console.log('taken');
} catch (error) {
  console.log((error as DeliveryFault).code);
}
