/** Page-side helpers of the browser tests: media features, the accessibility tree, waiting for an element. */
import { executeServerCommand } from '@web/test-runner-commands';

/** One node of the browser's accessibility tree; further states (`focusable`, `invalid`, …) by their ARIA names. */
export interface AxNode {
  role: string;
  name: string;
  description: string;
  value?: unknown;
  children: AxNode[];
  [state: string]: unknown;
}

/** Emulates media features for the page until {@link resetMedia}, e.g. `{'forced-colors': 'active'}`. */
export async function emulateMedia(features: Record<string, string>): Promise<void> {
  await executeServerCommand('emulate-features', features);
}

/** Ends {@link emulateMedia}. */
export async function resetMedia(): Promise<void> {
  await executeServerCommand('emulate-features', {});
}

/** The whole accessibility tree of the page, as assistive technology gets it. */
export async function axTree(): Promise<AxNode> {
  return (await executeServerCommand('ax-tree')) as AxNode;
}

/** All nodes of a role in reading order, in the whole page or under `root`. */
export async function axNodes(role: string, root?: AxNode): Promise<AxNode[]> {
  const start = root ?? (await axTree());
  const found: AxNode[] = [];
  const walk = (node: AxNode): void => {
    if (node.role === role) found.push(node);
    node.children.forEach(walk);
  };
  walk(start);
  return found;
}
