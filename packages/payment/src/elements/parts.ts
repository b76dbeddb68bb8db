import { registerLoader } from '@faelles/foundation/dictionaries.js';
import type { CSSResult, ReactiveControllerHost } from 'lit';

/**
 * Screens that few visits need, each in a file of its own with its style sheet. Here and not in the class, because the
 * compiler leaves the ending of an `import()` standing in a class with private and initialised members.
 */
const loaders = {
  changed: () => import('./changed-part.ts'),
  captured: () => import('./captured-part.ts'),
  refunds: () => import('./refunds-part.ts'),
  slip: () => import('./slip-part.ts'),
  later: () => import('./fk-pay-later.ts'),
};
type Loaders = typeof loaders;
export type PartName = keyof Loaders;

/** The parts a host has fetched so far. */
export class PaymentParts {
  readonly #host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };
  readonly #got = new Map<PartName, unknown>();

  constructor(host: ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment }) {
    this.#host = host;
  }

  /** The part, or `undefined` while it is fetched; the host renders again when it is here. */
  get<Name extends PartName>(name: Name): Awaited<ReturnType<Loaders[Name]>> | undefined {
    if (!this.#got.has(name)) {
      this.#got.set(name, undefined);
      void this.#fetch(name);
    }
    return this.#got.get(name) as Awaited<ReturnType<Loaders[Name]>> | undefined;
  }

  async #fetch(name: PartName): Promise<void> {
    try {
      const part = await loaders[name]();
      const root = this.#host.renderRoot as ShadowRoot;
      const sheet = (part as { styles?: CSSResult }).styles?.styleSheet;
      if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      this.#got.set(name, part);
      this.#host.requestUpdate();
    } catch {
      // The connection: asked for again when the screen is next drawn.
      this.#got.delete(name);
    }
  }
}

let registered = false;

/** Tells where the words of the rare screens are. */
export function registerRareWords(): void {
  if (registered) return;
  registered = true;
  registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/paying.js')).paying);
  registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/paying.js')).paying);
}
