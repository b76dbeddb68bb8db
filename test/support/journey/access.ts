/** Judges a screen for access: axe, the accessibility tree, size of targets, reflow, enlarged text. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Citizen } from './citizen.ts';
import type { TreeNode } from './tree.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** All of WCAG 2.x A and AA, and what the makers of axe hold for good practice. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

declare global {
  var axe: { run(context: unknown, options: unknown): Promise<AxeResults> } | undefined;
}

/** What axe finds wrong, a line each; empty when all is well. */
export async function axeFaults({ page }: Citizen): Promise<string[]> {
  if (!(await page.evaluate(() => typeof globalThis.axe === 'object'))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (runOnly) => globalThis.axe!.run(document, { runOnly, rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }),
    tags,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all }) => `axe ${id}: ${help} – ${JSON.stringify(target)} ${[...any, ...all].map(({ message }) => message).join('; ')}`),
  );
}

const landmarks = ['banner', 'main', 'contentinfo', 'navigation', 'complementary', 'search', 'region', 'form'];
/** What may be focused by script without a name: where a skip link leads, and the page itself. */
const groupings = ['document', 'RootWebArea', 'dialog', 'alertdialog', 'scrollbar', 'main'];

/** What is wrong with the tree that assistive technology gets, a line each. */
export function treeFaults(nodes: readonly TreeNode[]): string[] {
  const faults: string[] = [];
  const root = nodes.find(({ role }) => role === 'RootWebArea');
  if (!root?.name) faults.push('the page has no title');
  for (const { role, name, states, element } of nodes) {
    if (states['focusable'] === true && !name && !groupings.includes(role)) faults.push(`a focusable ${role} has no name`);
    // <details> is told as a group; its summary is its name.
    const details = role === 'group' && nodes.some((other) => other.role === 'DisclosureTriangle' && other.ancestors[0]?.element === element);
    if (['group', 'radiogroup', 'region', 'img', 'image', 'progressbar'].includes(role) && !name && !details) faults.push(`a ${role} has no name`);
  }
  const headings = nodes.filter(({ role }) => role === 'heading');
  const firsts = headings.filter(({ states }) => states['level'] === 1);
  if (firsts.length !== 1) faults.push(`${firsts.length} main headings: ${firsts.map(({ name }) => `"${name}"`).join(', ')}`);
  let level = 1;
  for (const { name, states } of headings) {
    const now = Number(states['level']);
    if (!name) faults.push(`a heading of level ${now} has no words`);
    if (now > level + 1) faults.push(`heading "${name}" jumps from level ${level} to ${now}`);
    level = now;
  }
  for (const role of ['banner', 'main', 'contentinfo']) {
    const count = nodes.filter((node) => node.role === role).length;
    if (count !== 1) faults.push(`${count} landmarks of role ${role}`);
  }
  for (const { role, name } of nodes) {
    if (role === 'StaticText' && /^(wizard|payment|receipt|journey|field|error|page|consent|order)\.[a-z]+([.-][a-z-]+)*$/.test(name)) faults.push(`a key stands where words should: ${name}`);
  }
  // Words outside every landmark are missed by who goes from landmark to landmark; a skip link is the one exception.
  for (const node of nodes) {
    if (node.role !== 'StaticText' || !node.name) continue;
    const inside = node.ancestors.some(({ role }) => landmarks.includes(role) || ['dialog', 'alertdialog', 'status', 'alert'].includes(role));
    const skip = node.ancestors.some(({ role, name }) => role === 'link' && /^(Gå til indholdet|Skip|Go to)/.test(name));
    if (!inside && !skip) faults.push(`"${node.name.slice(0, 60)}" stands outside every landmark`);
  }
  return faults;
}

const controls = ['textbox', 'searchbox', 'combobox', 'spinbutton', 'radiogroup', 'checkbox'];

/**
 * What is not told of the fields of a screen: that an answer is required, and at a wrong one that it is, and why.
 * A set of boxes, parts of a date and a file have no control that could be required as a whole; their labels say it.
 */
export function fieldFaults(nodes: readonly TreeNode[], errors: readonly string[] = []): string[] {
  const faults: string[] = [];
  for (const { role, name, states, ancestors } of nodes) {
    if (!['textbox', 'radiogroup'].includes(role) || /\((valgfrit|optional)\)/.test(name)) continue;
    const part = ancestors.some((up) => up.role === 'group' && up.name && !/\((valgfrit|optional)\)/.test(up.name) && role === 'textbox');
    // What can only be read and copied is answered already.
    if (states['readonly']) continue;
    if (states['required'] !== true && !part) faults.push(`${role} "${name}" does not say that it is required`);
  }
  for (const error of errors) {
    const told = nodes.some(({ role, description }) => [...controls, 'group', 'button'].includes(role) && description.includes(error));
    if (!told) faults.push(`no field is described by "${error}"`);
  }
  if (errors.length > 0 && !nodes.some(({ states }) => states['invalid'] === 'true')) faults.push('no field is marked as invalid');
  return faults;
}

/** Runs in the page. What is too small, too wide or cut off, a line each. */
function measure({ wide }: { wide: boolean }): string[] {
  const faults: string[] = [];
  const every: Element[] = [];
  const walk = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      every.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  const call = (element: Element): string =>
    `<${element.localName}${element.id ? ` id=${element.id}` : ''}${element.className ? ` class="${String(element.className)}"` : ''}> "${(element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  const hidden = (element: Element): boolean => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return true;
    for (let at: Element | null = element; at; at = at.assignedSlot ?? at.parentElement ?? ((at.getRootNode() as ShadowRoot).host ?? null)) {
      const { clipPath, position, width, height, overflow } = getComputedStyle(at);
      if (position === 'absolute' && ((clipPath !== 'none' && clipPath !== '') || (width === '1px' && height === '1px' && overflow === 'hidden'))) return true;
    }
    return false;
  };

  const page = document.scrollingElement!;
  if (page.scrollWidth > page.clientWidth) faults.push(`the page scrolls sideways: ${page.scrollWidth} px in ${page.clientWidth}`);
  for (const element of every) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || hidden(element)) continue;
    const style = getComputedStyle(element);
    if (box.right > page.clientWidth + 1 || box.left < -1) faults.push(`sticks out sideways (${Math.round(box.left)}–${Math.round(box.right)} of ${page.clientWidth}): ${call(element)}`);
    const cut = ['hidden', 'clip'];
    // What is typed scrolls in its own field, as everywhere.
    if (!element.matches('input, textarea, select') && style.display !== 'inline' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
      if (cut.includes(style.overflowX)) faults.push(`is cut off sideways: ${call(element)}`);
      // Tables may scroll by themselves (WCAG 1.4.10), as long as the page does not.
      else if (['auto', 'scroll'].includes(style.overflowX) && !wide && element !== page && !element.querySelector('table')) faults.push(`scrolls sideways: ${call(element)}`);
    }
    if (cut.includes(style.overflowY) && element.scrollHeight > element.clientHeight + 2 && element.clientHeight > 0 && style.display !== 'inline') faults.push(`is cut off at the bottom: ${call(element)}`);
  }

  // WCAG 2.5.8: 24 by 24, or so much room around it, or in a line of text.
  const targets = every.filter(
    (element) => element.matches('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]') && !hidden(element) && element.getBoundingClientRect().width > 0,
  );
  const areas = targets.map((element) => {
    const label = element instanceof HTMLInputElement && ['radio', 'checkbox'].includes(element.type) ? element.closest('label') : null;
    return (label ?? element).getBoundingClientRect();
  });
  targets.forEach((element, index) => {
    const box = areas[index]!;
    if (box.width >= 23.5 && box.height >= 23.5) return;
    const text = getComputedStyle(element).display === 'inline' && (element.parentElement?.textContent ?? '').trim().length > (element.textContent ?? '').trim().length;
    if (text) return;
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    const crowded = areas.some((other, at) => {
      if (at === index) return false;
      const dx = Math.max(other.left - x, 0, x - other.right);
      const dy = Math.max(other.top - y, 0, y - other.bottom);
      const near = Math.hypot(dx, dy);
      return near < 12;
    });
    if (crowded) faults.push(`is a target of ${Math.round(box.width)} × ${Math.round(box.height)} px close to another: ${call(element)}`);
  });
  return faults;
}

/** Too small, too wide or cut off at the present width. */
export function layoutFaults({ page }: Citizen, { wide = false } = {}): Promise<string[]> {
  return page.evaluate(measure, { wide });
}

/** Runs in the page: makes every text so much larger, or spaces it out as WCAG 1.4.12 says. */
function changeText(how: string): void {
  const every: (HTMLElement | SVGElement)[] = [];
  const walk = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.closest('head')) continue;
      every.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  if (how === 'back') {
    for (const { style } of every) for (const name of ['font-size', 'letter-spacing', 'word-spacing', 'line-height', 'margin-bottom']) style.removeProperty(name);
    return;
  }
  const sizes = every.map((element) => parseFloat(getComputedStyle(element).fontSize));
  every.forEach((element, index) => {
    const { style } = element;
    if (how === 'double') {
      style.setProperty('font-size', `${sizes[index]! * 2}px`, 'important');
      return;
    }
    style.setProperty('letter-spacing', '0.12em', 'important');
    style.setProperty('word-spacing', '0.16em', 'important');
    style.setProperty('line-height', '1.5', 'important');
    if (element.localName === 'p') style.setProperty('margin-bottom', '2em', 'important');
  });
}

/** What is cut off or sticks out when text alone is twice as large (1.4.4) or spaced out (1.4.12). */
export async function textFaults(citizen: Citizen, how: 'double' | 'space'): Promise<string[]> {
  await citizen.page.evaluate(changeText, how);
  try {
    return (await layoutFaults(citizen, { wide: true })).filter((fault) => !fault.includes('is a target'));
  } finally {
    await citizen.page.evaluate(changeText, 'back');
  }
}

interface Screen {
  language: string;
  width: number;
  /** Words of the error summary, on a screen that has one. */
  errors?: readonly string[] | undefined;
  /** A page of the server without banner and footer. */
  plain?: boolean;
}

/** Everything that can be said against a screen that stands; empty when there is nothing. */
export async function screenFaults(citizen: Citizen, { language, width, errors, plain = false }: Screen): Promise<string[]> {
  const nodes = await citizen.tree();
  const shown = await citizen.page.evaluate(() => document.documentElement.lang);
  return [
    ...(await axeFaults(citizen)),
    ...treeFaults(nodes).filter((fault) => !plain || !/landmark/.test(fault)),
    ...fieldFaults(nodes, errors),
    ...(await layoutFaults(citizen)),
    ...(await textFaults(citizen, 'space')).map((fault) => `with spaced text: ${fault}`),
    // 200 % of text alone; at 320 px the browser would have zoomed already.
    ...(width > 320 ? (await textFaults(citizen, 'double')).map((fault) => `with text of 200 %: ${fault}`) : []),
    ...(shown === language ? [] : [`the page says that it is in "${shown}", not in "${language}"`]),
  ];
}
