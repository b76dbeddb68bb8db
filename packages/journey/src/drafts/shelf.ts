import type { Memory } from '../memory.ts';
import type { Kept } from './vault.ts';

/**
 * Where the browser keeps what the server could not be told, and nothing at a shared computer. The vault behind it is
 * fetched with the first save, while there is a line; the browser remembers only that there is something.
 */
export class Shelf {
  readonly #solution: string;
  readonly #memory: Memory;
  #vault: Promise<typeof import('./vault.ts')> | undefined;

  constructor(solution: string, memory: Memory) {
    this.#solution = solution;
    this.#memory = memory;
  }

  /** Fetches what keeps, for when the line is down. */
  ready(): void {
    if (!this.#memory.read().shared) void this.#open().catch(() => undefined);
  }

  /** Keeps it. False where nothing may or can be kept. */
  async keep(kept: Kept): Promise<boolean> {
    if (this.#memory.read().shared) return false;
    try {
      await (await this.#open()).keep(this.#solution, kept);
      this.#memory.write({ ...this.#memory.read(), kept: true });
      return true;
    } catch {
      return false;
    }
  }

  async find(): Promise<Kept | undefined> {
    if (!this.#memory.read().kept) return undefined;
    return (await this.#open()).find(this.#solution);
  }

  /** The server knows now, or nobody wants it any more. */
  async drop(): Promise<void> {
    const { kept, ...visit } = this.#memory.read();
    if (!kept) return;
    await this.#open().then((vault) => vault.drop(this.#solution), () => undefined);
    this.#memory.write(visit);
  }

  /** The visit is over: nothing stays of any solution. */
  async dropAll(): Promise<void> {
    if (!globalThis.indexedDB) return;
    // Who never kept anything has no store to be emptied; other solutions may have.
    const some = (await indexedDB.databases?.().catch(() => [])) ?? [];
    if (some.some(({ name }) => name === 'faelles')) await this.#open().then((vault) => vault.dropAll(), () => undefined);
  }

  #open(): Promise<typeof import('./vault.ts')> {
    return (this.#vault ??= import('./vault.ts').catch((error: unknown) => {
      this.#vault = undefined;
      throw error;
    }));
  }
}
