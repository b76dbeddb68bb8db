import { nothing, type ReactiveController } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { FkEvent } from '@faelles/foundation/events.js';
import type { BareStore } from '@faelles/form-engine/bare-store.js';
import { formatTime } from '@faelles/language/format.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { draftChoice } from './draft-choice.ts';
import { prefetchRest } from './prefetch-rest.ts';
import type { OtherDraft, Saver } from './saver.ts';
import type { WizardMoves } from './wizard-moves.ts';

/** What the citizen is told about the draft. */
export type DraftStatus =
  | { state: 'idle' | 'failed' }
  /** `kept`: here only, until the server can be reached again. */
  | { state: 'saved' | 'kept'; savedAt: string }
  | { state: 'conflict'; other: OtherDraft; store: BareStore };

/** Milliseconds of quiet after the last key before a save. */
const quiet = 1200;
/** Seconds between tries after a failed save. */
const retries = [5, 15, 30, 60];

/** Key of what is said of each; the words of `kept` and `conflict` come with the parts that bring them about. */
const keys: Record<DraftStatus['state'], string> = {
  idle: '',
  saved: 'wizard.draft.saved',
  kept: 'wizard.draft.kept',
  failed: 'wizard.draft.not-saved',
  conflict: 'wizard.conflict',
};

/**
 * Saves the draft a moment after the last change, one save at a time, and tries again when it fails. Fetched for forms
 * that have somewhere to save; what is unsaved the wizard knows itself, and has the browser ask about on leaving.
 */
export class Draft implements ReactiveController {
  readonly #host: WizardMoves;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;
  #failures = 0;
  status: DraftStatus = { state: 'idle' };
  /** Draws the choice between two versions; fetched with the first conflict. */
  #choice: typeof draftChoice | undefined;

  constructor(host: WizardMoves) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#hidden);
    addEventListener('online', this.#back);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#hidden);
    removeEventListener('online', this.#back);
    clearTimeout(this.#timer);
  }

  /** Something was typed: save when the typing rests. */
  changed(): void {
    this.#later(quiet);
  }

  /** Save now, as on a step change. Done when there is nothing left to save, or it failed. */
  async now(options?: { overwrite?: boolean }): Promise<void> {
    clearTimeout(this.#timer);
    await this.#saving;
    const { saver } = this.#host;
    if (!this.#host.course) return this.#later(quiet);
    if (!saver || (this.status.state === 'conflict' && !options?.overwrite)) return;
    this.#host.unsaved = false;
    this.#saving = this.#save(saver, options);
    await this.#saving;
    this.#saving = undefined;
  }

  /** One line on how the draft stands. The words change at most once a minute, so it is not read aloud at every save. */
  line(words: LanguageController): string {
    const { status } = this;
    const key = keys[status.state];
    return key && words.t(key, { time: 'savedAt' in status ? formatTime(status.savedAt, words.language) : '' });
  }

  /** The choice between two versions, while there is one to be made. */
  question(words: LanguageController): unknown {
    const { course, renderRoot } = this.#host;
    const view = { mine: course!.store, root: renderRoot as ShadowRoot, keep: () => void this.#keepMine(), take: this.#takeOther };
    return this.#choice?.(this.status, view, words) ?? nothing;
  }

  /** Ends the conflict with the version on the screen: it is saved over the other. */
  async #keepMine(): Promise<void> {
    this.#tell({ state: 'idle' });
    await this.now({ overwrite: true });
  }

  /** Ends the conflict with the other version, which the host takes over. */
  readonly #takeOther = ({ inputs, step, savedAt }: OtherDraft): void => {
    const host = this.#host;
    host.inputs = inputs;
    host.step = step ?? host.step;
    host.unsaved = false;
    this.#tell({ state: 'saved', savedAt });
  };

  /** From now on the line may break: what the rest of the form needs is fetched while it holds. */
  #saved(savedAt: string): void {
    const { course, renderRoot } = this.#host;
    if (course) prefetchRest(course, renderRoot as ShadowRoot);
    this.#host.dispatchEvent(new FkEvent('fk-draft-saved', { savedAt }));
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
        this.#saved(result.savedAt);
      }
    } catch {
      this.#host.unsaved = true;
      this.#tell({ state: 'failed' });
      this.#again();
    }
  }

  /** The same answers twice are no choice. Otherwise what chooses is fetched first: a question without its answers is none. */
  async #disagree(other: OtherDraft, mine: Inputs): Promise<void> {
    this.#failures = 0;
    if (JSON.stringify(other.inputs) === JSON.stringify(mine)) return this.#tell({ state: 'saved', savedAt: other.savedAt });
    this.#host.unsaved = true;
        // Another version of the answers, read as those of the form are.
    const beside = this.#host.course!.beside(other.inputs);
    const [{ draftChoice }] = await Promise.all([import('./draft-choice.ts'), beside.read()]);
    this.#choice = draftChoice;
    this.#tell({ state: 'conflict', other, store: beside.store });
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

  /** The line is back. */
  readonly #back = (): void => {
    if (this.status.state === 'kept' || this.status.state === 'failed') void this.now();
  };

  /** The page goes into the background, on a phone perhaps for good: what rests is saved at once. */
  readonly #hidden = (): void => {
    if (this.#host.unsaved) void this.now();
  };
}
