import type { FollowUpEvent } from '@faelles/schemas/follow-up.js';

type Told = Pick<FollowUpEvent, 'type'> & Partial<Pick<FollowUpEvent, 'step' | 'field' | 'rule'>>;

/** What does not change from event to event. */
interface Visited {
  readonly solution: string;
  readonly definitionVersion: string;
  readonly language: string;
}

/**
 * Tells the server what happened on the way: which step, which rule was broken; never who, and never what was written.
 * The visit is a random number that this page forgets. Sent in bundles, and when the page is left.
 */
export class FollowUp {
  readonly #deliver: (events: FollowUpEvent[]) => void;
  readonly #visited: () => Visited | undefined;
  readonly #visit = crypto.randomUUID();
  #waiting: FollowUpEvent[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** An application is begun and not sent. */
  #open = false;

  /** @param deliver takes a bundle, also while the page is being left */
  constructor(deliver: (events: FollowUpEvent[]) => void, visited: () => Visited | undefined) {
    this.#deliver = deliver;
    this.#visited = visited;
  }

  /** Notes an event. Before the definition is known there is nothing to tell. */
  tell(event: Told): void {
    const visited = this.#visited();
    if (!visited) return;
    const { solution, definitionVersion, language } = visited;
    this.#waiting.push({ ...event, solution, definitionVersion, language, visit: this.#visit, at: new Date().toISOString() });
    // A page may begin another application after one that was sent.
    if (event.type === 'started' || event.type === 'resumed') this.#open = true;
    if (event.type === 'submitted' || event.type === 'paid') this.#open = false;
    this.#timer ??= setTimeout(() => this.send(), 2000);
  }

  /** The page is left: an application that was begun and not submitted is abandoned, as far as anybody can know. */
  leave(step: string | undefined): void {
    if (this.#open && step) this.tell({ type: 'abandoned', step });
    this.send();
  }

  /** Sends what waits. */
  send(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const events = this.#waiting.splice(0);
    if (events.length) this.#deliver(events);
  }
}

/** Delivers to the HTTP contract at `base`. Follow-up is never worth an error, so nobody hears when it fails. */
export function deliverTo(base: string): (events: FollowUpEvent[]) => void {
  const address = `${base}/api/events`;
  return (events) => {
    const body = JSON.stringify(events);
    // Both outlive the page; a beacon is refused when too much is under way.
    if (navigator.sendBeacon?.(address, new Blob([body], { type: 'application/json' }))) return;
    fetch(address, { method: 'POST', body, keepalive: true, headers: { 'content-type': 'application/json' } }).catch(() => undefined);
  };
}
