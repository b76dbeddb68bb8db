// Runs in the measured page: shows a candidate and keeps the time. Bundled into every candidate alike.
import type { Description, Shown } from './forms.ts';

const visible = (element: Element | undefined) => !!element?.getClientRects().length;
const task = () => new Promise<void>((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => done();
  port2.postMessage(0);
});
const painted = () => new Promise<number>((done) => requestAnimationFrame(() => void task().then(() => done(performance.now()))));
const rest = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function until(holds: () => boolean, most = 15_000): Promise<boolean> {
  for (const start = performance.now(); !holds(); await task()) if (performance.now() - start > most) return false;
  return true;
}

const elementsIn = (root: ParentNode): number =>
  [...root.querySelectorAll('*')].reduce((sum, { shadowRoot }) => sum + 1 + (shadowRoot ? elementsIn(shadowRoot) : 0), 0);

let shown: Shown;
let typed: { name: string; value: string; wrong: boolean; began?: number; handled?: number; done: (times: object) => void } | undefined;

addEventListener('input', () => {
  if (typed && typed.began === undefined) typed.began = performance.now();
}, true);
// On the window, bubbling: everybody's own handlers have run.
addEventListener('input', () => {
  const now = typed;
  if (!now) return;
  void Promise.resolve().then(async () => {
    document.body.getBoundingClientRect();
    const handled = performance.now() - now.began!;
    const right = await until(() => String(shown.value(now.name) ?? '') === now.value && !!shown.error(now.name) === now.wrong, 5000);
    await painted();
    now.done({ handled, right });
  });
});

const bench = {
  csp: [] as string[],
  /** Milliseconds from the first byte of the page until the first field has the focus and is painted. */
  ready: 0,
  elements: () => elementsIn(document),
  async focus(name: string) {
    shown.input(name)!.focus();
    await shown.beforeTyping?.(name);
    await painted();
  },
  typing(name: string, value: string, wrong: boolean) {
    const result = new Promise<object>((done) => (typed = { name, value, wrong, done }));
    (globalThis as Record<string, unknown>).typed = result.finally(() => (typed = undefined));
  },
  async validate(count: number) {
    await painted();
    await rest(60);
    const start = performance.now();
    await shown.validateAll();
    const all = await until(() => shown.errorCount() >= count);
    return all ? (await painted()) - start : null;
  },
  fill: async (values: Record<string, unknown>) => {
    await shown.setValues(values);
    await painted();
  },
  async next(first: string | undefined) {
    await painted();
    await rest(60);
    const start = performance.now();
    await shown.next!();
    const there = await until(() => (first ? visible(shown.input(first)) : !!shown.inSummary?.()));
    return there ? (await painted()) - start : null;
  },
};
Object.assign(globalThis, { bench });
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => bench.csp.push(`${effectiveDirective} ${blockedURI}`));

/** Shows a candidate; the form stands in the page before it, so that nobody pays for it. */
export async function start(mount: (root: HTMLElement, form: Description) => Shown | Promise<Shown>): Promise<void> {
  const form = (globalThis as unknown as { form: Description }).form;
  shown = await mount(document.getElementById('app')!, form);
  const first = form.steps[0]!.fields[0]!.name;
  await until(() => {
    const control = shown.input(first);
    if (!visible(control)) return false;
    control!.focus();
    return control!.matches(':focus');
  });
  const { responseStart } = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming;
  bench.ready = (await painted()) - responseStart;
}
