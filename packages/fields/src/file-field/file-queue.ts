import type { TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { warnOnce } from '@faelles/foundation/warn.js';
import { formatFileSize } from '@faelles/language/format.js';
import type { AttachmentRef } from '@faelles/schemas/answers.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import { fileList } from './file-list.ts';
import { fileListStyles } from './file-list-styles.ts';
import { lookInto } from './look-into.ts';
import { smallPicture } from './picture.ts';
import { shownName } from './shown-name.ts';
import { Upload, type Uploader } from './upload.ts';
import { registerQueueWords } from './words.ts';

/** Limits of a file field, as they hold. */
export type FileRules = Pick<FieldDefinition, 'accept' | 'maxSize'> & { maxCount: number };

/** The field whose files are taken, as far as that concerns whoever takes them. */
interface Owner {
  field: HTMLElement & { name: string; uploader: Uploader | undefined; validation: 'auto' | 'manual'; requestUpdate(name?: PropertyKey): void };
  root: ShadowRoot;
  internals: ElementInternals;
  words: LanguageController;
  rules(): FileRules;
  /** The types of the rules in words. */
  types(): string;
  /** Nothing can be changed now. */
  fixed(): boolean;
  label(): string;
  /** The answer as it is. */
  refs(): readonly AttachmentRef[];
  answer(refs: AttachmentRef[]): void;
  /** Nothing keeps the form any more. */
  done(): void;
}

const tooMany = 'error.file.file-count';

/** Files held on this page so far. */
let held = 0;

/** What a file field does with files: looks at them, sends or holds them, and shows how far it has come. */
export class FileQueue {
  readonly #owner: Owner;
  #uploads: Upload[] = [];
  /** What happened last, for everybody to hear; what is not seen elsewhere is shown too. */
  #said: { keys: readonly string[]; name: string; shown?: boolean } | undefined;
  /** Files that travel with the form itself, by the id they have here. */
  readonly #held = new Map<string, File>();
  readonly #pictures = new Map<string, HTMLCanvasElement>();
  #pasted = 0;

  constructor(owner: Owner) {
    this.#owner = owner;
    registerQueueWords();
    const { root } = owner;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, fileListStyles.styleSheet!];
  }

  /** Why the answer is not what is seen; `''` when it is. */
  get unfinished(): string {
    const open = this.#uploads.find(({ fault }) => !fault) ?? this.#uploads[0];
    if (!open) return '';
    // Words of what is wrong may still be on their way; the form waits all the same.
    return this.#words(open.fault ?? [open.waiting ? 'field.file.offline' : 'field.file.wait'], open.file.name) || this.#words(['field.file.wait']);
  }

  /** What happened last, in words. */
  get says(): string {
    return this.#said ? this.#words(this.#said.keys, this.#said.name) : '';
  }

  /** It is to be seen, not only heard. */
  get shown(): boolean {
    return !!this.#said?.shown;
  }

  list(): TemplateResult {
    return fileList({
      refs: this.#owner.refs(),
      uploads: this.#uploads,
      pictures: this.#pictures,
      fixed: this.#owner.fixed(),
      language: this.#owner.words.language,
      say: (keys, name) => this.#words([keys].flat(), name),
      remove: (ref) => this.#remove(ref),
      discard: (upload) => this.#discard(upload),
      retry: (upload) => void this.#send(upload),
    });
  }

  /** @param pasted every picture from a clipboard is called image.png; here they are numbered */
  add(files: readonly File[], pasted = false): void {
    if (this.#owner.fixed()) return;
    const { maxCount } = this.#owner.rules();
    let room = maxCount === 1 ? 1 : maxCount - this.#owner.refs().length - this.#uploads.length;
    // A new choice replaces what failed before it.
    if (maxCount === 1) this.#uploads.splice(0).forEach((upload) => upload.cancel());
    const added: Upload[] = [];
    for (const file of files.map((each) => (pasted ? this.#numbered(each) : each))) {
      if (this.#holds(file)) {
        this.#say(['field.file.duplicate'], file.name, true);
        continue;
      }
      const upload = new Upload(file);
      this.#uploads.push(upload);
      if (room-- > 0) added.push(upload);
      else this.#refuse(upload, [tooMany]);
    }
    this.#changed();
    added.forEach((upload) => void this.#take(upload));
  }

  /** The field has left the page. What was on its way stays in sight if it comes back, and can go on. */
  stop(): void {
    for (const upload of this.#uploads) {
      upload.cancel();
      if (upload.fault) continue;
      upload.fault = ['field.file.stopped'];
      upload.retry = true;
    }
    this.#changed();
  }

  /** The form was reset. */
  clear(): void {
    for (const upload of this.#uploads.splice(0)) upload.cancel();
    this.#held.clear();
  }

  /** Files that nobody uploads stand in the form data themselves, in the place of their references. */
  give(): void {
    const { field, internals } = this.#owner;
    if (!this.#held.size || !field.name) return;
    const data = new FormData();
    for (const ref of this.#owner.refs()) data.append(field.name, this.#held.get(ref.id) ?? JSON.stringify(ref));
    internals.setFormValue([...data].length ? data : null, null);
  }

  #numbered(file: File): File {
    if (file.name !== 'image.png') return file;
    const name = this.#owner.words.t('field.file.pasted', { n: ++this.#pasted }) || `${this.#pasted}`;
    return new File([file], `${name}.png`, { type: file.type });
  }

  #holds({ name, size }: File): boolean {
    const same = (other: { name: string; size: number }): boolean => other.size === size && shownName(other.name) === shownName(name);
    return this.#owner.refs().some(same) || this.#uploads.some(({ file }) => same(file));
  }

  /** Looks at a file and sends it on. */
  async #take(upload: Upload): Promise<void> {
    const { file } = upload;
    const { field } = this.#owner;
    const { type, fault } = await lookInto(file, this.#owner.rules());
    if (fault) this.#refuse(upload, [fault]);
    else if (type.startsWith('image/')) void smallPicture(file).then((picture) => this.#draw(upload, picture));
    if (upload.cancelled || upload.fault || !this.#uploads.includes(upload)) return;
    if (!field.uploader && field.validation !== 'manual') this.#hold(upload, type);
    else await this.#send(upload);
  }

  #draw(upload: Upload, picture: HTMLCanvasElement | undefined): void {
    if (!picture) return;
    upload.picture = picture;
    const ref = this.#owner.refs().find(({ name, size }) => size === upload.file.size && shownName(name) === shownName(upload.file.name));
    if (ref && !this.#uploads.includes(upload)) this.#pictures.set(ref.id, picture);
    this.#changed();
  }

  async #send(upload: Upload): Promise<void> {
    const { field } = this.#owner;
    if (!field.uploader) warnOnce('file-uploader', '<fk-file-field> needs its `uploader` property to send files.');
    const run = upload.run(field.uploader ?? (() => Promise.reject()), field.name, () => field.requestUpdate());
    this.#changed();
    const ref = await run;
    if (upload.cancelled || !this.#uploads.includes(upload)) return;
    if (ref) return this.#answerWith(upload, ref);
    if (upload.retry && !navigator.onLine) {
      upload.awaitLine(() => void this.#send(upload));
      this.#say(['field.file.offline'], upload.file.name);
    } else {
      // The server has looked into it and refused it, or the way there failed.
      const code = upload.refusal && `error.file.${upload.refusal}`;
      this.#refuse(upload, [...(code ? [`${code}.named`, code] : []), 'field.file.failed']);
    }
  }

  /** Nobody sends the file: it goes with the form. Its id is good on this page and nowhere else. */
  #hold(upload: Upload, type: string): void {
    const id = `00000000-0000-4000-8000-${(held++).toString(16).padStart(12, '0')}`;
    this.#held.set(id, upload.file);
    this.#answerWith(upload, { id, name: shownName(upload.file.name) || 'file', type, size: upload.file.size });
  }

  #answerWith(upload: Upload, ref: AttachmentRef): void {
    this.#drop(upload);
    if (upload.picture) this.#pictures.set(ref.id, upload.picture);
    if (!this.#uploads.length) this.#owner.done();
    this.#say(['field.file.done'], upload.file.name);
    this.#owner.answer(this.#owner.rules().maxCount === 1 ? [ref] : [...this.#owner.refs(), ref]);
  }

  /** A file stays in the list with what is wrong with it. `fault`: keys of words, the first that is known says it. */
  #refuse(upload: Upload, fault: string[]): void {
    upload.fault = fault;
    this.#say(fault, upload.file.name);
  }

  #discard(upload: Upload): void {
    upload.cancel();
    this.#drop(upload);
    this.#say(['field.file.removed'], upload.file.name);
    this.#owner.field.focus();
  }

  #remove(ref: AttachmentRef): void {
    this.#say(['field.file.removed'], ref.name);
    this.#pictures.delete(ref.id);
    this.#held.delete(ref.id);
    this.#owner.answer(this.#owner.refs().filter((other) => other.id !== ref.id));
    // The button that was pressed is gone; the focus would be lost with it.
    this.#owner.field.focus();
  }

  #drop(upload: Upload): void {
    this.#uploads = this.#uploads.filter((other) => other !== upload);
  }

  #say(keys: readonly string[], name: string, shown = false): void {
    this.#said = { keys, name, shown };
    this.#changed();
  }

  /** What is said of a file. Put into words when it is shown: words may still be on their way, or another language come. */
  #words(keys: readonly string[], name = ''): string {
    const { words, types, label, rules } = this.#owner;
    const { maxSize, maxCount } = rules();
    const max = keys[0] === tooMany ? maxCount : formatFileSize(maxSize ?? 0, words.language);
    return words.t([...keys], { file: shownName(name), types: types(), max, label: label() });
  }

  #changed(): void {
    this.#owner.field.requestUpdate('error');
  }
}
