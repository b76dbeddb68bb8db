/** The browser's accessibility tree as journeys read it: what assistive technology gets, shadow roots and all. */
import type { CDPSession, Protocol } from 'puppeteer-core';

/** One node: role, name, states by their ARIA names, and the way to its element. */
export interface TreeNode {
  role: string;
  name: string;
  description: string;
  value: string | undefined;
  states: Readonly<Record<string, unknown>>;
  /** The element behind it, for DevTools calls. */
  element: number | undefined;
  /** Nearest ancestor first. */
  ancestors: readonly TreeNode[];
}

const text = (value: Protocol.Accessibility.AXValue | undefined): string => String(value?.value ?? '').replace(/\s+/g, ' ').trim();

/** Every node that is not ignored, in reading order. */
export async function readTree(devTools: CDPSession): Promise<TreeNode[]> {
  const { nodes } = await devTools.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found: TreeNode[] = [];
  const walk = (node: Protocol.Accessibility.AXNode, ancestors: readonly TreeNode[]): void => {
    let here = ancestors;
    if (!node.ignored) {
      const states: Record<string, unknown> = {};
      for (const { name, value } of node.properties ?? []) states[name] = value.value ?? value.relatedNodes?.map((other) => other.text ?? '');
      const read: TreeNode = {
        role: text(node.role),
        name: text(node.name),
        description: text(node.description),
        value: node.value === undefined ? undefined : text(node.value),
        states,
        element: node.backendDOMNodeId,
        ancestors,
      };
      found.push(read);
      here = [read, ...ancestors];
    }
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (child) walk(child, here);
    }
  };
  for (const node of nodes) if (!node.parentId) walk(node, []);
  return found;
}

/** A name as a test says it: the whole name, or a pattern. A mark such as "(valgfrit)" after a label does not count. */
export type Name = string | RegExp;

const optional = / \((valgfrit|optional)\)$/;

/** Whether a node carries a name. */
export function named(node: TreeNode, name: Name | undefined): boolean {
  if (name === undefined) return true;
  if (typeof name !== 'string') return name.test(node.name);
  return node.name === name || node.name.replace(optional, '') === name;
}

/** Whether a node stands in a group of that name: a fieldset's name goes on with its hint. */
export function within(node: TreeNode, group: Name | undefined): boolean {
  if (group === undefined) return true;
  return node.ancestors.some(({ name, role }) => {
    if (!['group', 'radiogroup', 'region', 'navigation', 'dialog', 'main', 'banner', 'contentinfo'].includes(role)) return false;
    return typeof group === 'string' ? name === group || name.startsWith(`${group} `) : group.test(name);
  });
}

/** The words of a tree, for a message when something was not found. */
export function outline(nodes: readonly TreeNode[]): string {
  return nodes
    .filter(({ role }) => !['StaticText', 'InlineTextBox', 'generic', 'none', 'ListMarker', 'paragraph', 'LineBreak'].includes(role))
    .map((node) => `${'  '.repeat(Math.min(node.ancestors.length, 12))}${node.role} "${node.name.slice(0, 90)}"`)
    .join('\n');
}
