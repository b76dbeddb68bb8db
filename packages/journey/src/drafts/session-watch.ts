/** Seconds before the end of a session that the citizen is told. */
export const notice = 300;
/** Longest wait a timer takes, milliseconds. */
const longest = 2 ** 31 - 1;

/**
 * Knows when the session ends, by what each answer of the server says, here and in other tabs of the same browser, and
 * calls `near` five minutes before. The server's own clock counts: the citizen's may be wrong.
 */
export class SessionWatch {
  readonly #near: (endsAt: number) => void;
  readonly #moved: (endsAt: number) => void;
  #channel: BroadcastChannel | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param moved the session was used, here or elsewhere: what was told of its end is no longer so */
  constructor(near: (endsAt: number) => void, moved: (endsAt: number) => void) {
    this.#near = near;
    this.#moved = moved;
  }

  /** The session lives so many seconds from now on. */
  readonly lives = (seconds: number): void => {
    this.#channel ??= this.#listen();
    this.#channel?.postMessage(seconds);
    this.#set(seconds);
  };

  end(): void {
    clearTimeout(this.#timer);
    this.#channel?.close();
    this.#channel = undefined;
  }

  #listen(): BroadcastChannel | undefined {
    if (!globalThis.BroadcastChannel) return undefined;
    const channel = new BroadcastChannel('faelles.session');
    channel.onmessage = ({ data }: MessageEvent<number>) => this.#set(data);
    return channel;
  }

  #set(seconds: number): void {
    clearTimeout(this.#timer);
    const endsAt = Date.now() + seconds * 1000;
    this.#moved(endsAt);
    const wait = (seconds - notice) * 1000;
    if (wait < longest) this.#timer = setTimeout(() => this.#near(endsAt), Math.max(0, wait));
  }
}
