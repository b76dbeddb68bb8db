/** A citizen at a browser: does and reads by the names that assistive technology gets, never by markup. */
import type { CDPSession, KeyInput, Page } from 'puppeteer-core';
import { named, outline, readTree, within, type Name, type TreeNode } from './tree.ts';
import { until } from './until.ts';
import type { Watch } from './watch.ts';

/** What is looked for. */
export interface Wanted {
  role?: string | readonly string[];
  name?: Name | undefined;
  /** Name of the fieldset or region around it. */
  group?: Name | undefined;
}

const typed = ['textbox', 'searchbox', 'spinbutton', 'combobox'] as const;

export class Citizen {
  readonly page: Page;
  readonly watch: Watch;
  readonly #devTools: CDPSession;
  readonly #base: string;

  constructor(page: Page, devTools: CDPSession, watch: Watch, base: string) {
    this.page = page;
    this.watch = watch;
    this.#devTools = devTools;
    this.#base = base;
  }

  get devTools(): CDPSession {
    return this.#devTools;
  }

  /** Goes to a path of the site. */
  async open(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.#base).href, { waitUntil: 'load' });
  }

  tree(): Promise<TreeNode[]> {
    return readTree(this.#devTools);
  }

  /** All nodes that fit, now. */
  async all({ role, name, group }: Wanted): Promise<TreeNode[]> {
    const roles = role === undefined ? undefined : [role].flat();
    const nodes = await this.tree();
    return nodes.filter((node) => (!roles || roles.includes(node.role)) && named(node, name) && within(node, group));
  }

  /** The first node that fits, as soon as it is there. */
  find(wanted: Wanted): Promise<TreeNode> {
    return until(words(wanted), async () => (await this.all(wanted))[0], { otherwise: () => this.#around() });
  }

  /** Waits until nothing fits any more. */
  async gone(wanted: Wanted): Promise<void> {
    await until(`no ${words(wanted)}`, async () => (await this.all(wanted)).length === 0, { otherwise: () => this.#around() });
  }

  async has(wanted: Wanted): Promise<boolean> {
    return (await this.all(wanted)).length > 0;
  }

  /** Clicks where a finger would: in the middle of the element, after bringing it into view. */
  async click(node: TreeNode, times = 1): Promise<void> {
    const [x, y] = await this.middleOf(node);
    await this.page.mouse.click(x, y, { count: times });
  }

  /** Where to point at an element, after bringing it into view. */
  async middleOf(node: TreeNode): Promise<[x: number, y: number]> {
    const quad = await this.#place(node);
    return [(quad[0]! + quad[2]! + quad[4]! + quad[6]!) / 4, (quad[1]! + quad[3]! + quad[5]! + quad[7]!) / 4];
  }

  /** The corners of an element once they stay where they are: what is still being drawn moves what stands below it. */
  async #place(node: TreeNode): Promise<number[]> {
    const backendNodeId = node.element!;
    let last = '';
    return until(`${node.role} "${node.name}" to have a place`, async () => {
      await this.#devTools.send('DOM.scrollIntoViewIfNeeded', { backendNodeId });
      const { quads } = await this.#devTools.send('DOM.getContentQuads', { backendNodeId });
      await this.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
      const quad = quads.find((corners) => area(corners) > 0);
      const same = quad !== undefined && last === String(quad);
      last = String(quad);
      return same && quad;
    });
  }

  async press(name: Name, group?: Name): Promise<void> {
    await this.click(await this.find({ role: 'button', name, group }));
  }

  async follow(name: Name, group?: Name): Promise<void> {
    await this.click(await this.find({ role: 'link', name, group }));
  }

  /** Types into a field in place of what stood there. */
  async fill(label: Name, text: string, group?: Name): Promise<void> {
    const node = await this.find({ role: typed, name: label, group });
    await this.#devTools.send('DOM.focus', { backendNodeId: node.element! });
    await this.keys('Control+A', 'Backspace');
    if (text) await this.page.keyboard.type(text);
  }

  /** Types the three parts of a date, given as `YYYY-MM-DD`. */
  async fillDate(label: string, date: string, parts: readonly [day: string, month: string, year: string] = ['Dag', 'Måned', 'År']): Promise<void> {
    const [year, month, day] = date.split('-');
    await this.fill(parts[0], String(Number(day)), label);
    await this.fill(parts[1], String(Number(month)), label);
    await this.fill(parts[2], year!, label);
  }

  /** Chooses a radio button. */
  async choose(option: Name, group?: Name): Promise<void> {
    await this.click(await this.find({ role: 'radio', name: option, group }));
    await until(`"${String(option)}" to be chosen`, async () => (await this.find({ role: 'radio', name: option, group })).states['checked'] === 'true');
  }

  /** Ticks or unticks a box. */
  async tick(label: Name, on = true): Promise<void> {
    const box = await this.find({ role: 'checkbox', name: label });
    if ((box.states['checked'] === 'true') !== on) await this.click(box);
    await until(`"${String(label)}" to be ${on}`, async () => ((await this.find({ role: 'checkbox', name: label })).states['checked'] === 'true') === on);
  }

  /** Picks an option of a list that opens. */
  async pick(label: Name, option: string): Promise<void> {
    const node = await this.find({ role: ['combobox', 'listbox'], name: label });
    const { object } = await this.#devTools.send('DOM.resolveNode', { backendNodeId: node.element! });
    // The native list opens outside the page, so it is answered as a keyboard would: by what the option says.
    await this.#devTools.send('DOM.focus', { backendNodeId: node.element! });
    const { result } = await this.#devTools.send('Runtime.callFunctionOn', {
      objectId: object.objectId!,
      functionDeclaration: 'function (words) { return [...this.options].findIndex(({ label }) => label.trim() === words) - this.selectedIndex; }',
      arguments: [{ value: option }],
      returnByValue: true,
    });
    const steps = Number(result.value);
    for (let step = 0; step < Math.abs(steps); step++) await this.keys(steps > 0 ? 'ArrowDown' : 'ArrowUp');
  }

  /** Picks files from the disk with the button of that name. */
  async attach(button: Name, ...paths: string[]): Promise<void> {
    const node = await this.find({ role: 'button', name: button });
    await this.answerFileDialog(() => this.click(node), ...paths);
  }

  /**
   * Answers the file dialog that `open` opens. The page takes dialogs away from the browser from its first moment on
   * (`browser.ts`): asked for only now, a busy page would do it after the press, because input goes before DevTools'
   * own commands, and the dialog would be gone before anybody looked.
   */
  async answerFileDialog(open: () => Promise<unknown>, ...paths: string[]): Promise<void> {
    const opened = new Promise<number | undefined>((done) => this.#devTools.once('Page.fileChooserOpened', ({ backendNodeId }) => done(backendNodeId)));
    await open();
    let input: number | undefined;
    void opened.then((id) => (input = id));
    await until('the file dialog', () => input, { otherwise: () => this.#around() });
    await this.#devTools.send('DOM.setFileInputFiles', { files: paths, backendNodeId: input! });
  }

  /** What a field holds now. */
  async valueOf(label: Name, group?: Name): Promise<string> {
    return (await this.find({ role: typed, name: label, group })).value ?? '';
  }

  /** Whether a radio button or box is chosen now. */
  async isChosen(option: Name, group?: Name): Promise<boolean> {
    return (await this.find({ role: ['radio', 'checkbox'], name: option, group })).states['checked'] === 'true';
  }

  /** Waits for the page's main heading. */
  async heading(name: Name): Promise<TreeNode> {
    const found = await until(
      `the heading ${String(name)}`,
      async () => (await this.all({ role: 'heading', name })).find(({ states }) => states['level'] === 1),
      { otherwise: () => this.#around() },
    );
    return found;
  }

  /** The words of the main heading as it stands. */
  async headingNow(): Promise<string> {
    return (await this.all({ role: 'heading' })).find(({ states }) => states['level'] === 1)?.name ?? '';
  }

  /** Waits for words anywhere on the page. */
  async reads(pattern: RegExp): Promise<string> {
    return until(`the words ${String(pattern)}`, async () => pattern.exec(await this.text())?.[0], { otherwise: () => this.text() });
  }

  /** All words of the page in reading order. */
  async text(): Promise<string> {
    return (await this.tree())
      .filter(({ role }) => role === 'StaticText')
      .map(({ name }) => name)
      .join(' ');
  }

  /** The lines of the error summary, once it is there. */
  async errorSummary(title: RegExp = /skal rette|to correct/): Promise<TreeNode[]> {
    return until('the error summary', async () => {
      const links = (await this.tree()).filter(
        (node) => node.role === 'link' && node.ancestors.some(({ role, name }) => role === 'group' && title.test(name)),
      );
      return links.length > 0 && links;
    }, { otherwise: () => this.#around() });
  }

  /** What is said of a field that is wrong: its description, and that it is marked as invalid. */
  async errorAt(label: Name, group?: Name): Promise<string> {
    const node = await this.find({ role: [...typed, 'radiogroup', 'checkbox', 'group', 'button'], name: label, group });
    return node.description;
  }

  /** The node that has the keyboard focus, or undefined when it is the page itself. */
  async focused(): Promise<TreeNode | undefined> {
    const nodes = await this.tree();
    // The innermost one: a document is told as focused too.
    return nodes.filter(({ states, role }) => states['focused'] === true && role !== 'RootWebArea').at(-1);
  }

  /** Presses keys, one after the other; `Shift+Tab` holds the first. */
  async keys(...keys: string[]): Promise<void> {
    for (const key of keys) {
      const parts = key.split('+') as KeyInput[];
      const last = parts.pop()!;
      for (const held of parts) await this.page.keyboard.down(held);
      await this.page.keyboard.press(last);
      for (const held of parts.reverse()) await this.page.keyboard.up(held);
    }
  }

  async #around(): Promise<string> {
    return `At ${new URL(this.page.url()).pathname}${new URL(this.page.url()).hash}, where there is:\n${outline(await this.tree())}`;
  }
}

function words({ role, name, group }: Wanted): string {
  return `${[role ?? 'anything'].flat().join('/')} ${name === undefined ? '' : `"${String(name)}"`}${group === undefined ? '' : ` in "${String(group)}"`}`;
}

function area([x1, y1, x2, , , y3]: number[]): number {
  return Math.abs((x2! - x1!) * (y3! - y1!));
}
