/** What can be seen of the keyboard focus. */
import type { Citizen } from './citizen.ts';
import { until } from './until.ts';
import type { Name } from './tree.ts';
import { named } from './tree.ts';

interface Seen {
  /** What is focused, in words; '' when it is the page itself. */
  what: string;
  /** A line is drawn around it, or around the label or the card it stands in. */
  visible: boolean;
  /** Something else lies over its middle, or it is outside the window. */
  obscured: boolean;
  /** Where it is in the window; changes while the page moves. */
  place: string;
}

/** Runs in the page. */
function look(): Seen {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body || at === document.documentElement) return { what: '', visible: false, obscured: false, place: '' };
  const drawn = (element: Element): boolean => {
    // Only a line of its own: the shadow of a card that is chosen is there without the focus too.
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/rgba\(.*, 0\)|transparent/.test(outlineColor);
  };
  const box = at.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = box.top + Math.min(box.height, 40) / 2;
  let top: Element | null = null;
  if (y >= 0 && y < innerHeight) {
    top = document.elementFromPoint(x, y);
    while (top?.shadowRoot) {
      const inner: Element | null = top.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === top) break;
      top = inner;
    }
  }
  // The pointer may meet the label or a part of the element itself; both are it.
  const itself = (): boolean => {
    for (let up: Node | null = top; up; up = (up as Element).assignedSlot ?? up.parentNode ?? (up as ShadowRoot).host ?? null) if (up === at) return true;
    for (let up: Node | null = at; up; up = (up as Element).assignedSlot ?? up.parentNode ?? (up as ShadowRoot).host ?? null) if (up === top) return true;
    return false;
  };
  return {
    what: `${at.localName}${at.id ? `#${at.id}` : ''} "${(at.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40)}"`,
    visible: drawn(at) || [at.parentElement, at.parentElement?.parentElement].some((near) => near && near.matches('label, .choice, .card, summary') && drawn(near)),
    obscured: top === null || !itself(),
    place: `${Math.round(box.left)} ${Math.round(box.top)}`,
  };
}

/**
 * One stop of the Tab key on its way, with what can be seen there once the page is at rest: it scrolls smoothly, which
 * takes a slow machine seconds. A fault counts when it is still there after a second in which nothing moved.
 */
export async function stop(citizen: Citizen): Promise<Seen> {
  const end = Date.now() + 15_000;
  let before: Seen | undefined;
  let restingSince = Date.now();
  for (;;) {
    const seen = await citizen.page.evaluate(look);
    const moved = seen.place !== before?.place || seen.what !== before?.what;
    if (moved) restingSince = Date.now();
    const faulty = seen.what !== '' && (seen.obscured || !seen.visible);
    if (!moved && (!faulty || Date.now() - restingSince > 1000)) return seen;
    if (Date.now() > end) throw new Error(`The page never came to rest around ${seen.what}`);
    before = seen;
    await citizen.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}

/**
 * Presses Tab until the focus is on something of that role and name; faults that were met on the way are added to `faults`.
 * @throws Error when it does not come within a round of the page.
 */
export async function tabTo(citizen: Citizen, role: string, name: Name, faults: string[], group?: Name): Promise<void> {
  // Nobody sets out for what is not there yet; what comes later above the focus pushes it out of the window.
  await citizen.find({ role, name });
  const met: string[] = [];
  for (let presses = 0; presses < 90; presses++) {
    const here = await citizen.focused();
    if (here && here.role === role && named(here, name) && (group === undefined || here.ancestors.some((up) => named(up, group) || (typeof group === 'string' && up.name.startsWith(`${group} `))))) return;
    met.push(here ? `${here.role} "${here.name}"` : 'the page');
    await citizen.keys('Tab');
    const { what, visible, obscured, place } = await stop(citizen);
    const where = async (): Promise<string> => `${what}, ${place}, under "${await citizen.headingNow()}"`;
    if (what && !visible) faults.push(`no focus to be seen at ${await where()}`);
    if (what && obscured) faults.push(`focus is covered at ${await where()}`);
  }
  throw new Error(`Tab never came to ${role} "${String(name)}". It met: ${met.slice(-40).join(' → ')}`);
}

/** Waits until the focus is on something. */
export async function focusOn(citizen: Citizen, role: string, name: Name): Promise<void> {
  await until(`the focus on ${role} "${String(name)}"`, async () => {
    const here = await citizen.focused();
    return here && here.role === role && named(here, name);
  }, { otherwise: async () => JSON.stringify((await citizen.focused()) ?? 'nothing is focused', (key, value: unknown) => (key === 'ancestors' ? undefined : value)) });
}
