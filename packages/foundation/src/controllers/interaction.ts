import type { ReactiveControllerHost } from 'lit';
import { afterPress } from '../after-press.ts';

/**
 * What the citizen has done with a field, and so when an error of its own may be shown:
 * not on the first typing; after leaving a changed field, or when the form asked (`invalid`).
 * Once shown it stays, and follows the typing until it is mended.
 */
export class Interaction {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** The citizen or a script has changed the value: its default no longer counts (as `<input>`'s dirty flag). */
  dirty = false;
  /** Changed by the citizen. */
  changed = false;
  /** Errors may be shown. */
  revealed = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  /** The focus went from within the host to `to`. A move between parts inside a shadow root is never heard of; one between slotted fields is not leaving. */
  left(to: EventTarget | null): void {
    if (this.changed && !this.#host.contains(to as Node | null)) afterPress(() => this.reveal());
  }

  reveal(on = true): void {
    if (this.revealed === on) return;
    this.revealed = on;
    this.#host.requestUpdate();
  }

  /** The form was reset: untouched again. */
  reset(): void {
    this.dirty = this.changed = this.revealed = false;
    this.#host.requestUpdate();
  }
}
