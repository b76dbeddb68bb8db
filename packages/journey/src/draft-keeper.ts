import type { AttachmentRef, Inputs } from '@faelles/schemas/answers.js';
import type { Draft } from '@faelles/schemas/draft.js';
import type { Saver, SaveResult } from '@faelles/form-wizard/saver.js';
import type { Calls } from './calls.ts';
import type { Shelf } from './drafts/shelf.ts';
import { isProblem } from './trouble.ts';

/** What the keeper must know of the page when it begins a draft. */
export interface DraftPlace {
  readonly solution: string;
  /** Version of the definition the form on the page has. */
  readonly definitionVersion: string;
  readonly language: string;
  /** Others use this computer: the session is to be a short one. */
  readonly shared: boolean;
  /** Where the browser keeps what the server could not be told. */
  readonly shelf: Shelf;
  /** The form has a newer version, and the draft can only go on with that. */
  outdated(): void;
  /** The draft was submitted from another device. */
  sentElsewhere(): void;
  /** A session was begun: there may be a draft from now on. */
  begun(): void;
  /** What is on the page now, for a draft that must exist before the first save, as for a file. */
  current(): { inputs: Inputs; step: string };
}

/** What a file field gives with a file. */
interface SendOptions {
  field: string;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

/**
 * Keeps the draft on the server: begins it with the first answer, saves with the version this page knows,
 * and gives a conflict to whoever can ask the citizen. One request at a time, so that versions stay in order.
 */
export class DraftKeeper implements Saver {
  readonly #calls: Calls;
  readonly #place: DraftPlace;
  /** Without its inputs when it was found in this browser: they are on the page. */
  #draft: (Omit<Draft, 'inputs'> & { inputs?: Inputs }) | undefined;
  #sent = '';
  #last: Promise<unknown> = Promise.resolve();

  constructor(calls: Calls, place: DraftPlace) {
    this.#calls = calls;
    this.#place = place;
  }

  /** Takes over a draft that was found, or none. */
  use(draft: Omit<Draft, 'inputs'> | undefined): void {
    this.#draft = draft;
    this.#sent = '';
  }

  /** The answers are submitted and their draft is gone: a save that comes late must not begin another. */
  sent(at: string): void {
    this.#draft = undefined;
    this.#sent = at;
  }

  save(inputs: Inputs, step: string, options: { overwrite?: boolean } = {}): Promise<SaveResult> {
    return this.#inTurn(() => this.#save(inputs, step, options.overwrite ?? false));
  }

  /** Sends a file of a field. The draft it belongs to is begun first if there is none. */
  readonly upload = async (file: File, { field, signal, onProgress }: SendOptions): Promise<AttachmentRef> => {
    const { attachments } = await this.#calls();
    const upload = { draftId: await this.ensure(), field, name: file.name, content: file };
    return attachments.upload(upload, { signal, onProgress: (sent, total) => onProgress(total ? sent / total : 0) });
  };

  /** The draft on the server is of an older version of the form than the page. */
  get behind(): boolean {
    return this.#draft !== undefined && this.#draft.definitionVersion !== this.#place.definitionVersion;
  }

  /** Id of the draft, begun with what is on the page if there was none. @throws TypeError when the server does not have it */
  async ensure(): Promise<string> {
    if (!this.#draft) {
      const { inputs, step } = this.#place.current();
      await this.save(inputs, step);
    }
    if (!this.#draft) throw new TypeError('The draft could not be sent');
    return this.#draft.id;
  }

  /** Keeps in this browser what is on the page, as when the session has ended. False where nothing is kept. */
  keepHere(): Promise<boolean> {
    const { inputs, step } = this.#place.current();
    return this.#inTurn(async () => (await this.#keep(inputs, step)) !== undefined);
  }

  /** Does `work` with the draft as its last use, after every save that is under way; later saves wait for it. */
  last<Result>(work: (draftId: string | undefined) => Promise<Result>): Promise<Result> {
    return this.#inTurn(() => work(this.#draft?.id));
  }

  /** Deletes the draft with its files. */
  async delete(): Promise<void> {
    const id = this.#draft?.id;
    if (id) await this.#inTurn(async () => (await this.#calls()).drafts.delete(id));
    this.#draft = undefined;
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#last.then(work, work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #save(inputs: Inputs, step: string, overwrite: boolean): Promise<SaveResult> {
    if (this.#sent) return { savedAt: this.#sent };
    const { shelf } = this.#place;
    shelf.ready();
    try {
      // Without a line not even the client's patience helps; what is typed is kept at once.
      if (navigator.onLine === false) throw new TypeError('There is no line');
      const result = await this.#send(inputs, step, overwrite);
      if (!result.conflict) await shelf.drop();
      return result;
    } catch (error) {
      if (isProblem(error) && (error.id as string) === 'gone') {
        this.#sent = new Date().toISOString();
        this.#place.sentElsewhere();
        return { savedAt: this.#sent };
      }
      if (isProblem(error) && error.id === 'definition-changed') this.#place.outdated();
      const kept = await this.#keep(inputs, step);
      if (kept === undefined) throw error;
      return { savedAt: kept, kept: true };
    }
  }

  /** When it was kept, or undefined when it could not be. */
  async #keep(inputs: Inputs, step: string): Promise<string | undefined> {
    const { shelf, definitionVersion } = this.#place;
    const savedAt = new Date().toISOString();
    const { inputs: _sent, ...draft } = this.#draft ?? { inputs: undefined, id: '' };
    const kept = { ...('version' in draft && { draft }), definitionVersion, inputs, step, savedAt };
    return (await shelf.keep(kept)) ? savedAt : undefined;
  }

  async #send(inputs: Inputs, step: string, overwrite: boolean): Promise<SaveResult> {
    if (!this.#draft) return this.#begin(inputs, step, overwrite);
    const { drafts } = await this.#calls();
    const { language, definitionVersion } = this.#place;
    try {
      const { id, version } = this.#draft;
      // The page has carried the answers over to a newer form.
      const carried = this.#draft.definitionVersion === definitionVersion ? {} : { definitionVersion };
      this.#draft = await drafts.save(id, { version, ...carried, inputs, step, language });
      return { savedAt: this.#draft.savedAt };
    } catch (error) {
      // Deleted meanwhile, or the session has ended: the answers are on the page, so they begin a new draft.
      if (isProblem(error) && (error.id === 'not-found' || error.id === 'not-signed-in')) {
        this.#draft = undefined;
        return this.#begin(inputs, step, overwrite);
      }
      return this.#conflict(error);
    }
  }

  async #begin(inputs: Inputs, step: string, overwrite: boolean): Promise<SaveResult> {
    const { session, drafts } = await this.#calls();
    const { solution, definitionVersion, language, shared } = this.#place;
    try {
      await session.begin(shared ? { shared } : {});
      this.#place.begun();
      this.#draft = await drafts.create({ solution, definitionVersion, inputs, step, language });
    } catch (error) {
      const conflict = this.#conflict(error);
      // Another tab began one a moment ago, and the citizen has already said which answers stay.
      return overwrite ? this.#send(inputs, step, false) : conflict;
    }
    return { savedAt: this.#draft.savedAt };
  }

  /** The draft as it stands on the server; the next save goes over it, so the citizen must be asked before. */
  #conflict(error: unknown): SaveResult {
    if (!isProblem(error) || error.id !== 'conflict' || !error.problem.current) throw error;
    const other = error.problem.current as unknown as Draft;
    this.#draft = other;
    return { conflict: { inputs: other.inputs, step: other.step, savedAt: other.savedAt } };
  }
}
