// Progress lines with times, the same in `npm start` and `npm test`.
// Kept across the change to Node 24, so that the clock does not begin again in the middle.
const began = Number(process.env.FAELLES_BEGAN) || Date.now();
process.env.FAELLES_BEGAN = String(began);

/** Seconds as a person reads them: `4.2 s`, `1 min 12 s`. */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** One progress line, with the time since the command began. */
export function say(line) {
  console.log(`[${duration(Date.now() - began).padStart(8)}] ${line}`);
}

/** Runs `work`, saying what begins and how long it took. */
export async function timed(what, work) {
  say(`${what} …`);
  const start = performance.now();
  const result = await work();
  say(`${what}: done in ${duration(performance.now() - start)}`);
  return result;
}

/** An error whose message is all a person needs; shown without a stack. */
export class Plain extends Error {}

/** Ends a command on an error: plain words for a {@link Plain} one, the stack for a fault of ours. */
export function fail(error) {
  console.error(`\n${error instanceof Plain ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}
