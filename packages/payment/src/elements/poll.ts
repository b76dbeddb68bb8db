/** Seconds between two questions, growing: a webhook comes within seconds or takes its time. */
const pauses = [1, 1, 2, 2, 3, 5, 5, 8, 8, 10, 15, 15, 15, 15, 15];

/**
 * Asks again and again, ever more slowly, until `done` likes an answer: about two minutes in all.
 * A question that fails counts as no answer yet; the network comes back.
 * @returns the answer, or `undefined` when the time is up or `signal` ended it
 */
export async function poll<Answer>(
  ask: () => Promise<Answer>,
  done: (answer: Answer) => boolean,
  signal: AbortSignal,
  pause: (seconds: number, signal: AbortSignal) => Promise<void> = sleep,
): Promise<Answer | undefined> {
  for (const seconds of [0, ...pauses]) {
    await pause(seconds, signal);
    if (signal.aborted) return undefined;
    const answer = await ask().catch(() => undefined);
    if (signal.aborted) return undefined;
    if (answer !== undefined && done(answer)) return answer;
  }
  return undefined;
}

function sleep(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
