const regions = new WeakMap<ShadowRoot, HTMLElement>();

/** Assistive technology hears a change of a region it knows, not what a new one begins with. */
const PAUSE = 150;

/**
 * Says something politely that appeared at a field after it was left, as a warning: nothing points to it any more.
 * The region is made for the first time there is something to say; few fields ever have.
 */
export function announce(root: ShadowRoot, words: string): void {
  let region = regions.get(root);
  if (!region) {
    region = document.createElement('div');
    region.className = 'visually-hidden';
    region.setAttribute('aria-live', 'polite');
    regions.set(root, region);
    root.append(region);
  }
  region.textContent = '';
  setTimeout(() => (region.textContent = words), PAUSE);
}
