import { directionOf } from './direction.ts';

/** Elements that were marked, so that the mark goes when other words come. */
const marked = new WeakMap<ParentNode, Set<HTMLElement>>();

/**
 * Marks what an element says in another language than the one it stands in, where it stands: `lang`, so that a screen
 * reader pronounces it right (WCAG 3.1.2), and `dir`, so that its full stop is at its own end.
 *
 * @param root where the element draws
 * @param others language by words, as they were said
 */
export function markLanguage(root: ParentNode, others: ReadonlyMap<string, string>): void {
  const before = marked.get(root) ?? new Set();
  const now = new Set<HTMLElement>();
  marked.set(root, now);
  const walker = document.createTreeWalker(root as Node, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null) {
    const language = others.get(text.data.trim());
    const element = text.parentElement;
    if (!language || !element || !isItsOwn(text, element) || (element.lang && !before.has(element))) continue;
    element.lang = language;
    element.dir = directionOf(language);
    now.add(element);
  }
  for (const element of before) {
    if (now.has(element)) continue;
    element.removeAttribute('lang');
    element.removeAttribute('dir');
  }
}

/** Beside the text the element holds neither other words nor elements of ours, which would change their language with it. */
function isItsOwn(text: Text, element: HTMLElement): boolean {
  return [...element.childNodes].every((node) => {
    if (node === text || node.nodeType === Node.COMMENT_NODE) return true;
    if (node instanceof HTMLElement) return !node.textContent.trim() && !node.localName.includes('-');
    return !/\p{Letter}/u.test(node.textContent ?? '');
  });
}
