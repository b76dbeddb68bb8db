import type { BareStore } from '@faelles/form-engine/bare-store.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { draftChoice } from './draft-choice.ts';
import type { OtherDraft, Saver } from './saver.ts';

/** What the citizen is told about the draft. */
export type DraftStatus =
  | { state: 'idle' | 'failed' }
  /** `kept`: here only, until the server can be reached again. */
  | { state: 'saved' | 'kept'; savedAt: string }
  | { state: 'conflict'; other: OtherDraft; store: BareStore };

interface Source extends ReactiveControllerHost {
  readonly saver: Saver | undefined;
  readonly isConnected: boolean;
  /** There is something to save: the form has read what it begins with. */
  readonly begun: boolean;
  /** What a save keeps. */
  draft(): { inputs: Inputs; step: string };
  /** Another version of the answers, read as those of the form are. */
  beside(inputs: Inputs): Promise<BareStore>;
  /** A save went through. */
  draftSaved(savedAt: string): void;
}

/** Milliseconds of quiet after the last key before a save. */
const quiet = 1200;
/** Seconds between tries after a failed save. */
const retries = [5, 15, 30, 60];

/**
 * Saves the draft a moment after the last change, one save at a time, and tries again when it fails.
 * Leaving the page with something unsaved is asked about by the browser.
 */
export class Draft implements ReactiveController {
  readonly #host: Source;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  #failures = 0;
  status: DraftStatus = { state: 'idle' };
  /** Something has been typed since the last save. */
  unsaved = false;
  /** Draws the choice between two versions; fetched with the first conflict. */
  choice: typeof draftChoice | undefined;

  constructor(host: Source) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('beforeunload', this.#leaving);
    addEventListener('pagehide', this.#hidden);
    addEventListener('online', this.#back);
  }

  hostDisconnected(): void {
    removeEventListener('beforeunload', this.#leaving);
    removeEventListener('pagehide', this.#hidden);
    removeEventListener('online', this.#back);
    clearTimeout(this.#timer);
  }

  /** Something was typed: save when the typing rests. */
  changed(): void {
    this.unsaved = true;
    this.#later(quiet);
  }

  /** Save now, as on a step change. Done when there is nothing left to save, or it failed. */
  async now(options?: { overwrite?: boolean }): Promise<void> {
    clearTimeout(this.#timer);
    await this.#saving;
    const { saver } = this.#host;
    if (!this.#host.begun) return this.#later(quiet);
    if (!saver || (this.status.state === 'conflict' && !options?.overwrite)) return;
    this.unsaved = false;
    this.#saving = this.#save(saver, options);
    await this.#saving;
    this.#saving = undefined;
  }

  /** Ends the conflict with the version on the screen: it is saved over the other. */
  async keepMine(): Promise<void> {
    this.#tell({ state: 'idle' });
    await this.now({ overwrite: true });
  }

  /** Ends the conflict with the other version, which the host has taken over. */
  tookOther(savedAt: string): void {
    this.unsaved = false;
    this.#tell({ state: 'saved', savedAt });
  }

  async #save(saver: Saver, options?: { overwrite?: boolean }): Promise<void> {
    const { inputs, step } = this.#host.draft();
    try {
      const result = await saver.save(inputs, step, options);
      if (result.conflict) await this.#disagree(result.conflict, inputs);
      else if (result.kept) {
        this.#tell({ state: 'kept', savedAt: result.savedAt });
        this.#again();
      } else {
        this.#failures = 0;
        this.#tell({ state: 'saved', savedAt: result.savedAt });
        this.#host.draftSaved(result.savedAt);
      }
    } catch {
      this.unsaved = true;
      this.#tell({ state: 'failed' });
      this.#again();
    }
  }

  /** The same answers twice are no choice. Otherwise what chooses is fetched first: a question without its answers is none. */
  async #disagree(other: OtherDraft, mine: Inputs): Promise<void> {
    this.#failures = 0;
    if (JSON.stringify(other.inputs) === JSON.stringify(mine)) return this.#tell({ state: 'saved', savedAt: other.savedAt });
    this.unsaved = true;
    const [{ draftChoice }, store] = await Promise.all([import('./draft-choice.ts'), this.#host.beside(other.inputs)]);
    this.choice = draftChoice;
    this.#tell({ state: 'conflict', other, store });
  }

  #again(): void {
    this.#later(retries[Math.min(this.#failures++, retries.length - 1)]! * 1000);
  }

  #later(delay: number): void {
    clearTimeout(this.#timer);
    // A save that fails after the form has left the page is not tried again: nobody would know.
    if (this.#host.saver && this.#host.isConnected) this.#timer = setTimeout(() => void this.now(), delay);
  }

  #tell(status: DraftStatus): void {
    this.status = status;
    this.#host.requestUpdate();
  }

  readonly #leaving = (event: BeforeUnloadEvent): void => {
    if (this.unsaved) event.preventDefault();
  };

  /** The line is back. */
  readonly #back = (): void => {
    if (this.status.state === 'kept' || this.status.state === 'failed') void this.now();
  };

  /** The page goes into the background, on a phone perhaps for good: what rests is saved at once. */
  readonly #hidden = (): void => {
    if (this.unsaved) void this.now();
  };
}
