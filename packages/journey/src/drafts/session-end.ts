import { loadLanguage } from '@faelles/foundation/dictionaries.js';
import type { Calls } from '../calls.ts';
import type { Flow } from '../flow.ts';
import { endVisit } from '../visit-moves.ts';
import type { FkSessionDialog } from './session-dialog.ts';
import { SessionWatch } from './session-watch.ts';

interface Page {
  flow: Flow;
  calls: Calls;
  language(): string;
  root: ShadowRoot;
}

/**
 * What happens at the end of a session. Five minutes before it the citizen is asked; afterwards, what was typed stays on
 * the page and encrypted in the browser, and the next save begins a new session. At a shared computer the page is cleared.
 */
export class SessionEnd {
  readonly #page: Page;
  readonly #watch: SessionWatch;
  #dialog: FkSessionDialog | undefined;

  constructor(page: Page) {
    this.#page = page;
    this.#watch = new SessionWatch(
      (endsAt) => void this.#near(endsAt),
      () => this.#dismiss(),
    );
  }

  /** The session lives so many seconds from now on. */
  lives(seconds: number): void {
    this.#watch.lives(seconds);
  }

  stop(): void {
    this.#watch.end();
    this.#dismiss();
  }

  async #near(endsAt: number): Promise<void> {
    const { flow, root, language } = this.#page;
    const { shared } = flow.drafts;
    // Whoever reads a receipt or pays at a computer of their own loses nothing.
    if (!shared && flow.phase.name !== 'filling') return;
    await import('./fk-session-dialog.ts').catch(() => undefined);
    await loadLanguage(language());
    if (this.#dialog) return;
    const dialog = document.createElement('fk-session-dialog');
    Object.assign(dialog, { endsAt, shared, extend: this.#extend, over: () => void this.#over(), goOn: () => this.#goOn() });
    this.#dialog = dialog;
    root.append(dialog);
  }

  readonly #extend = async (): Promise<boolean> => {
    const asking = this.#dialog;
    const { session } = await this.#page.calls();
    const there = await session.get();
    // The answer may have brought the next announcement already, where sessions are very short.
    if (there && this.#dialog === asking) this.#dismiss();
    return there !== undefined;
  };

  async #over(): Promise<void> {
    const { flow } = this.#page;
    if (!flow.drafts.shared) return void (await flow.keeper.keepHere());
    this.#dismiss();
    await endVisit(flow, 'over');
  }

  #goOn(): void {
    this.#dismiss();
    // What is on the page is to be saved: the next save begins a new session.
    const { host } = this.#page.flow.parts;
    host.save();
    void host.moved();
  }

  #dismiss(): void {
    this.#dialog?.dismiss();
    this.#dialog = undefined;
  }
}
