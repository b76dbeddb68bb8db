import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Names the inner control by the page's own `<label for>` of the host.
 * Such a label focuses a form-associated element but names only the host, never the control inside its shadow root;
 * element references may point outwards, so the control is told about it. `labels` cannot be observed: looked at after
 * each render and on focus.
 */
export class Labelling implements ReactiveController {
  readonly #internals: ElementInternals;
  readonly #control: () => HTMLElement | null;
  readonly #needed: () => boolean;
  #named = false;

  /** @param needed false while the element has a label of its own: asking for `labels` walks the whole page */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    internals: ElementInternals,
    control: () => HTMLElement | null,
    needed: () => boolean = () => true,
  ) {
    this.#internals = internals;
    this.#control = control;
    this.#needed = needed;
    host.addController(this);
    host.addEventListener('focusin', () => this.hostUpdated());
  }

  hostUpdated(): void {
    const labels = (this.#needed() ? [...this.#internals.labels] : []) as HTMLElement[];
    const control = this.#control();
    if (!control || !(labels.length || this.#named)) return;
    this.#named = labels.length > 0;
    control.ariaLabelledByElements = this.#named ? labels : null;
  }
}
