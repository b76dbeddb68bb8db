import { warnOnce } from './warn.ts';

/**
 * Registers `element` under `tag` unless the tag is taken.
 * Two copies of a package on one page are normal in a portal assembled by several vendors: the first one wins,
 * the second is told about once, and nothing throws (a bare second `define` is a `NotSupportedError`).
 */
export function define(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element) warnOnce(`defined:${tag}`, `<${tag}> is already defined by another copy; that one stays in use.`);
}
