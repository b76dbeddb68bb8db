/** Seconds between two questions, growing: a webhook comes within seconds or takes its time. About two minutes in all. */
const pauses = [1, 1, 2, 2, 3, 5, 5, 8, 8, 10, 15, 15, 15, 15, 15];
/** After that, now and then for half an hour: the page still finds out by itself. */
const later = 30;
const mostLater = 60;

/** How to ask. */
export interface Polling<Answer> {
  ask: () => Promise<Answer>;
  /** Is this the answer that was waited for? */
  done: (answer: Answer) => boolean;
  /** Called once when it takes longer than usual; asking goes on. */
  late: () => void;
  /** Seconds after which it is late. Default 120. */
  patience?: number | undefined;
  pause?: (seconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Asks again and again, ever more slowly, until `done` likes an answer.
 * A question that fails counts as no answer yet; the network comes back.
 * @returns the answer, or `undefined` when the time is up or `signal` ended it
 */
export async function poll<Answer>({ ask, done, late, patience = 120, pause = sleep }: Polling<Answer>, signal: AbortSignal): Promise<Answer | undefined> {
  let waited = 0;
  let told = false;
  for (let tried = 0; tried <= pauses.length + mostLater; tried++) {
    const seconds = tried === 0 ? 0 : (pauses[tried - 1] ?? later);
    await pause(told ? seconds : Math.min(seconds, patience - waited), signal);
    if (signal.aborted) return undefined;
    waited += seconds;
    const answer = await ask().catch(() => undefined);
    if (signal.aborted) return undefined;
    if (answer !== undefined && done(answer)) return answer;
    if (waited < patience || told) continue;
    told = true;
    late();
    if (signal.aborted) return undefined;
  }
  return undefined;
}

function sleep(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
