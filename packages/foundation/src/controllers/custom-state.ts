/**
 * Sets or clears a custom state, styled from outside with `:state(name)`.
 * States are for looks only; whatever they say must also be said in ARIA or text. Server DOMs have no states.
 */
export function setState(internals: ElementInternals, name: string, on: boolean): void {
  internals.states?.[on ? 'add' : 'delete'](name);
}
