import type { Asker } from '@faelles/fields/fetched-field/asker.js';
import { asksIn } from '@faelles/form-engine/asks.js';
import type { FieldState } from '@faelles/form-engine/field-state.js';
import { isChanged, originsIn } from '@faelles/form-engine/origins.js';
import { askKey, type Ask } from '@faelles/form-engine/verdicts.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import type { Verdict } from '@faelles/schemas/sources.js';
import type { Course } from './course.ts';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/asking.js')).asking);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/asking.js')).asking);

/** Milliseconds without a change before a check is asked: nobody asks about half a number. */
const PAUSE = 400;
/** Milliseconds a check may take before it counts as unknown. */
const PATIENCE = 5_000;
/** Milliseconds "Continue" waits for checks that are under way. Beyond that the server asks at submit. */
const HOLD = 2_000;

/** A question under way. */
type Flight = { abort: AbortController; timer: ReturnType<typeof setTimeout>; send: () => Promise<void>; sent?: Promise<void> };

/**
 * What a form asks the server while it is filled in: the data it begins with, and whether answers are right. A verdict
 * belongs to a value, so an answer that comes late, or out of order, cannot judge another value. What cannot be found
 * out is unknown and stops nobody: the server asks again when the application comes.
 */
export class Asking {
  /** Key of what the citizen waits for now; `''` when nothing. */
  busy = '';
  readonly #course: Course;
  readonly #asker: Asker;
  readonly #host: { requestUpdate(): void };
  readonly #known = new Map<string, Verdict>();
  readonly #flights = new Map<string, Flight>();
  #step = '';

  constructor(course: Course, asker: Asker, host: { requestUpdate(): void }) {
    this.#course = course;
    this.#asker = asker;
    this.#host = host;
    course.store.subscribe(() => this.look());
    if ([...course.form.fields.values()].some(({ field }) => field.prefill)) void this.#prefill();
    this.look();
    // A draft may have brought answers with an origin: now it can be said.
    host.requestUpdate();
  }

  async #prefill(): Promise<void> {
    const { prefill } = await import('./prefill.ts');
    await prefill(this.#course, this.#asker);
    this.look();
  }

  /** Asks what the step shown now has to ask, and drops what it no longer wants to know. */
  look(): void {
    const { current } = this.#course.way;
    const moved = this.#step !== current;
    this.#step = current;
    const wanted = new Map(asksIn(this.#course.store.evaluation, [current]).map((ask) => [askKey(ask), ask]));
    for (const [key, { abort, timer }] of this.#flights) {
      if (wanted.has(key)) continue;
      clearTimeout(timer);
      abort.abort();
      this.#flights.delete(key);
    }
    // The server may be back by the next time somebody asks.
    for (const [key, verdict] of this.#known) if (verdict === 'unknown' && (moved || !wanted.has(key))) this.#known.delete(key);
    for (const [key, ask] of wanted) if (!this.#known.has(key) && !this.#flights.has(key)) this.#begin(key, ask);
  }

  #begin(key: string, { ask, value }: Ask): void {
    const abort = new AbortController();
    const send = async () => {
      const late = setTimeout(() => abort.abort(), PATIENCE);
      const stopped = new Promise<Verdict>((resolve) => abort.signal.addEventListener('abort', () => resolve('unknown'), { once: true }));
      const verdict = await Promise.race([this.#asker.check(ask, value, { signal: abort.signal }), stopped]).catch((): Verdict => 'unknown');
      clearTimeout(late);
      // Nobody waits for it any more.
      if (this.#flights.get(key) !== flight) return;
      this.#flights.delete(key);
      this.#known.set(key, verdict);
      if (verdict !== 'unknown') this.#course.store.setVerdicts({ [key]: verdict });
    };
    const flight: Flight = { abort, send, timer: setTimeout(() => void (flight.sent ??= send()), PAUSE) };
    this.#flights.set(key, flight);
  }

  /** Waits a little for the checks of the step that are under way; undefined when there are none, and it goes on at once. */
  settle(): Promise<void> | undefined {
    this.look();
    if (!this.#flights.size) return undefined;
    const flights = [...this.#flights];
    const all = flights.map(([, flight]) => {
      clearTimeout(flight.timer);
      return (flight.sent ??= flight.send());
    });
    this.#say('asking.checking');
    const held = new Promise((resolve) => setTimeout(resolve, HOLD));
    return Promise.race([Promise.all(all), held]).then(() => {
      // Those that are still out are given up, so that pressing again does not wait again.
      for (const [key, flight] of flights) {
        if (this.#flights.get(key) !== flight) continue;
        flight.abort.abort();
        this.#flights.delete(key);
        this.#known.set(key, 'unknown');
      }
      this.#say('');
    });
  }

  /** Whether a prefilled answer is still what the source said; `''` of any other. */
  originOf({ path, input, value }: FieldState): '' | 'source' | 'changed' {
    const origins = originsIn(this.#course.store.inputs());
    const origin = Object.hasOwn(origins, path) ? origins[path] : undefined;
    return !origin ? '' : isChanged(origin, value ?? input) ? 'changed' : 'source';
  }

  #say(key: string): void {
    this.busy = key;
    this.#host.requestUpdate();
  }
}
