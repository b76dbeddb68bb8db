import type { AttachmentRef } from '@faelles/schemas/answers.js';

/**
 * Sends one file and gives the reference that is submitted. Rejects when it fails or `signal` aborts; when the server
 * looked into the file and refused it, with an error that has the server's problem details (`problem.issues`).
 * The same file may be given again after a failure: an uploader that can go on where it stopped does so.
 */
export type Uploader = (
  file: File,
  /** `field` is the name of the field, in a wizard its path: a server measures a file by the limits of its field. */
  options: { field: string; signal: AbortSignal; onProgress: (share: number) => void },
) => Promise<AttachmentRef>;

/** A chosen file that is not (yet) an answer. */
export class Upload {
  readonly file: File;
  /** From 0 to 1. */
  share = 0;
  /** Why it stopped: keys of words; nothing while it is under way. */
  fault: readonly string[] | undefined;
  /** There is no connection; it goes on by itself when there is one. */
  waiting = false;
  /** May be tried again: the way failed, not the file. */
  retry = false;
  /** Code of the issue the server refused the file with. */
  refusal: string | undefined;
  /** Of a picture, drawn small. */
  picture: HTMLCanvasElement | undefined;
  #abort = new AbortController();

  constructor(file: File) {
    this.file = file;
  }

  /** @returns the reference, or `undefined` when it failed or was cancelled */
  async run(uploader: Uploader, field: string, changed: () => void): Promise<AttachmentRef | undefined> {
    this.#abort = new AbortController();
    this.fault = undefined;
    this.waiting = false;
    const { signal } = this.#abort;
    try {
      const ref = await uploader(this.file, {
        field,
        signal,
        onProgress: (share) => {
          this.share = share;
          changed();
        },
      });
      return signal.aborted ? undefined : ref;
    } catch (error) {
      // Why the way failed is for the log of whoever uploads; the citizen is told what can be done.
      this.refusal = (error as { problem?: { issues?: { code: string }[] } } | undefined)?.problem?.issues?.[0]?.code;
      this.retry = !this.refusal;
      return undefined;
    }
  }

  /** Calls back when there is a connection again, unless it is cancelled before. */
  awaitLine(again: () => void): void {
    this.waiting = true;
    addEventListener('online', again, { once: true, signal: this.#abort.signal });
  }

  get cancelled(): boolean {
    return this.#abort.signal.aborted;
  }

  cancel(): void {
    this.#abort.abort();
  }
}
