import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterPress } from '../after-press.ts';

/**
 * What the citizen has done with a field, and so when an error of its own may be shown:
 * not on the first typing; after leaving a changed field, or when the form asked (`invalid`).
 * Once shown it stays, and follows the typing until it is mended.
 */
export class Interaction implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** The citizen or a script has changed the value: its default no longer counts (as `<input>`'s dirty flag). */
  dirty = false;
  /** Changed by the citizen. */
  changed = false;
  /** Errors may be shown. */
  revealed = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('focusout', (event) => {
      // A move between the parts inside the shadow root never gets here; one between slotted fields is not leaving.
      if (this.changed && !host.contains(event.relatedTarget as Node | null)) afterPress(() => this.reveal());
    });
    // `invalid` does not bubble but is fired at the field itself: the form or the page asked for the error.
    host.addEventListener('invalid', () => this.reveal());
  }

  hostConnected(): void {}

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
