import type { DraftLink, DraftLinks } from '@faelles/schemas/draft-link.js';
import { DraftKeeper } from '../draft-keeper.ts';
import type { FlowParts } from '../flow-parts.ts';
import { Shelf } from './shelf.ts';

/** What happens to a draft elsewhere. */
interface Told {
  /** Version of the definition the form on the page has. */
  version(): string;
  outdated(): void;
  sentElsewhere(): void;
}

/** Links that open the draft on other devices, as the citizen makes and closes them. */
export interface Linking {
  create(): Promise<DraftLink>;
  links(): Promise<DraftLinks['links']>;
  close(id: string): Promise<void>;
  /** Whole address for another device. */
  address(secret: string): string;
}

/** The draft of a solution: on the server, in this browser, on other devices. */
export class DraftRoom {
  readonly keeper: DraftKeeper;
  readonly shelf: Shelf;
  readonly #parts: FlowParts;

  constructor(parts: FlowParts, told: Told) {
    this.#parts = parts;
    const { calls, memory, host, solution } = parts;
    const shelf = (this.shelf = new Shelf(solution, memory));
    const shared = () => this.shared;
    this.keeper = new DraftKeeper(calls, {
      solution,
      shelf,
      get definitionVersion() {
        return told.version();
      },
      get language() {
        return host.language;
      },
      get shared() {
        return shared();
      },
      outdated: () => told.outdated(),
      sentElsewhere: () => told.sentElsewhere(),
      begun: () => memory.write({ ...memory.read(), begun: true }),
      current: () => host.current(),
    });
  }

  /** Others use this computer. */
  get shared(): boolean {
    return this.#parts.memory.read().shared === true;
  }

  /** From now on nothing stays in this browser, and the session is a short one. */
  async share(): Promise<void> {
    const { memory, calls } = this.#parts;
    await this.shelf.dropAll();
    const { kept: _kept, ...visit } = memory.read();
    memory.write({ ...visit, shared: true });
    if (visit.begun) await (await calls()).session.begin({ shared: true });
  }

  /** The links of the draft, which is begun for the first. */
  get linking(): Linking {
    const { calls, place } = this.#parts;
    const drafts = async () => (await calls()).drafts;
    return {
      create: async () => (await drafts()).createLink!(await this.keeper.ensure()),
      links: async () => (await drafts()).links!(await this.keeper.ensure()),
      close: async (id) => (await drafts()).closeLink!(await this.keeper.ensure(), id),
      address: (secret) => place.resume(secret),
    };
  }

  /** Opens a draft of another device here. @throws ProblemError, NetworkError */
  async open(secret: string, code: string, { replace = false, shared = false } = {}): Promise<void> {
    const { calls, memory } = this.#parts;
    const options = { secret, code, ...(replace && { replace }), ...(shared && { shared }) };
    await (await calls()).drafts.open!(options);
    if (replace) await this.shelf.drop();
    memory.write({ ...memory.read(), begun: true, ...(shared && { shared }) });
  }
}
