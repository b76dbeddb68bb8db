/**
 * Base of the events an element invents itself (`fk-…`). Native meanings keep native events (`input`, `change`).
 * Flow events bubble and are composed, because hosts wrap our elements in shadow roots of their own.
 * `detail` is plain, frozen data: no DOM nodes and nothing a citizen wrote.
 */
export class FkEvent<Detail = undefined> extends Event {
  readonly detail: Detail;

  constructor(type: `fk-${string}`, detail: Detail, options: EventInit = {}) {
    super(type, { bubbles: true, composed: true, ...options });
    this.detail = Object.freeze(detail);
  }
}

/**
 * Sends `event` and says whether the page lets us go on: `false` after `preventDefault()`.
 * Pair a cancelable `fk-before-…` with the plain event that tells what happened.
 */
export function ask(target: EventTarget, event: Event): boolean {
  return target.dispatchEvent(event);
}
