import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What the world around the page does that a payment must hear of. */
interface Heard {
  /** Something may have changed: the page is looked at again, or another tab has news. */
  again: () => void;
  /** Back by the Back button: the page is an old one, kept in memory (bfcache). */
  back: () => void;
  online: (online: boolean) => void;
}

/**
 * Listens while the element is on the page: another tab of this application, the tab coming to the front, the line lost
 * and back, the Back button. What other tabs are told is the application's id and nothing else.
 */
export class Surroundings implements ReactiveController {
  readonly #host: ReactiveControllerHost & { applicationId: string };
  readonly #heard: Heard;
  #channel: BroadcastChannel | undefined;
  /** Hearing of another tab's news is no news of our own. */
  #echo = 0;

  constructor(host: ReactiveControllerHost & { applicationId: string }, heard: Heard) {
    this.#host = host;
    this.#heard = heard;
    host.addController(this);
  }

  hostConnected(): void {
    this.#open();
    addEventListener('pageshow', this.#shown);
    addEventListener('pagehide', this.#hidden);
    addEventListener('online', this.#line);
    addEventListener('offline', this.#line);
    document.addEventListener('visibilitychange', this.#seen);
  }

  hostDisconnected(): void {
    this.#hidden();
    removeEventListener('pageshow', this.#shown);
    removeEventListener('pagehide', this.#hidden);
    removeEventListener('online', this.#line);
    removeEventListener('offline', this.#line);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  /** Tells the other tabs that there is news. */
  tell(): void {
    if (Date.now() - this.#echo > 1000) this.#channel?.postMessage(this.#host.applicationId);
  }

  #open(): void {
    if (typeof BroadcastChannel !== 'function') return;
    this.#channel ??= new BroadcastChannel('faelles.payment');
    this.#channel.onmessage = ({ data }) => {
      if (data !== this.#host.applicationId) return;
      this.#echo = Date.now();
      this.#heard.again();
    };
  }

  /** An open channel can keep a page from being kept in memory. */
  readonly #hidden = (): void => {
    this.#channel?.close();
    this.#channel = undefined;
  };

  readonly #shown = (event: PageTransitionEvent): void => {
    this.#open();
    if (event.persisted) this.#heard.back();
  };

  readonly #line = (event: Event): void => this.#heard.online(event.type === 'online');

  readonly #seen = (): void => {
    if (document.visibilityState === 'visible') this.#heard.again();
  };
}
