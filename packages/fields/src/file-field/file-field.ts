import { LitElement, html, nothing, type PropertyDeclaration, type PropertyDeclarations, type TemplateResult } from 'lit';
import { file } from '@faelles/form-engine/kinds/file.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { formatFileSize, formatList } from '@faelles/language/format.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { warnOnce } from '@faelles/foundation/warn.js';
import type { AttachmentRef } from '@faelles/schemas/answers.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import { FieldElement } from '../base/field-element.ts';
import { fileList, type Shown } from './file-list.ts';
import { fileStyles } from './file-styles.ts';
import { shownName } from './shown-name.ts';
import { typeName } from './type-name.ts';
import { Upload, type Uploader } from './upload.ts';
import { registerFileWords } from './words.ts';

const tooMany = 'error.file.file-count';

/**
 * Files are chosen, dropped, pasted or photographed, and uploaded at once; the answer is their references. Type, size
 * and number are said beforehand and looked at before anything is sent. Without an uploader, in a form of the page, the
 * files themselves travel with the form (`enctype="multipart/form-data"`), as those of a native file input do.
 *
 * @summary One file or several, with pictures, progress, cancel, retry and remove.
 * @tagname fk-file-field
 * @csspart control - The button that opens the file dialog.
 * @csspart files - The list of files.
 */
export class FkFileField extends FieldElement {
  static override shadowRootOptions = LitElement.shadowRootOptions;
  static override readonly kind = 'file' as const;
  static override readonly reader: Kind = file;
  static override readonly limits = ['accept', 'maxSize', 'minCount', 'maxCount'];
  static override styles = [...FieldElement.styles, buttonStyles, fileStyles];

  static override properties: PropertyDeclarations = {
    accept: { attribute: false },
    maxSize: { type: Number, attribute: 'max-size' },
    minCount: { type: Number, attribute: 'min-count' },
    maxCount: { type: Number, attribute: 'max-count' },
    uploader: { attribute: false },
    uploads: { state: true },
    said: { state: true },
  };

  /** Media types that can be received, as `application/pdf`. */
  declare accept: string[] | undefined;
  /** Bytes one file may have. */
  declare maxSize: number | undefined;
  /** Fewest files. */
  declare minCount: number | undefined;
  /** Most files. Default 1: choosing another file then replaces the first. */
  declare maxCount: number | undefined;
  /** Sends a file to the back end. */
  declare uploader: Uploader | undefined;
  private declare uploads: Upload[];
  /** What happened last, for everybody to hear; what is not seen elsewhere is shown too. */
  private declare said: { key: string | readonly string[]; name?: string; shown?: boolean };
  /** Files that travel with the form itself, by the id they have here. */
  private declare held: Map<string, File> | undefined;
  #pictures = new Map<string, HTMLCanvasElement>();
  #pasted = 0;
  /** Somebody wants to go on: what keeps the form is said. */
  #asked = false;

  constructor() {
    super();
    registerFileWords();
    this.uploads = [];
    this.said = { key: '' };
    this.addEventListener('paste', this.#paste);
  }

  override focus(options?: FocusOptions): void {
    this.anchor?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.held) this.#giveFiles();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // What was on its way stays in sight if the field comes back, and can go on.
    for (const upload of this.uploads) {
      upload.cancel();
      if (upload.fault) continue;
      upload.fault = ['field.file.stopped'];
      upload.retry = true;
    }
    this.#changed();
  }

  override formResetCallback(): void {
    for (const upload of this.uploads) upload.cancel();
    this.uploads = [];
    this.#asked = false;
    this.held = undefined;
    super.formResetCallback();
  }

  override requestUpdate(name?: PropertyKey, old?: unknown, options?: PropertyDeclaration): void {
    super.requestUpdate(name, old, options);
    // Lit's constructor asks for the first update before this class has its fields.
    if (this.held) this.#giveFiles();
  }

  override showErrors(on = true): void {
    this.#asked = on;
    super.showErrors(on);
    this.requestUpdate();
  }

  override get shownError(): string {
    return super.shownError || (this.#asked && !this.off ? this.unfinished : '');
  }

  get #refs(): AttachmentRef[] {
    return Array.isArray(this.input) ? (this.input as AttachmentRef[]) : [];
  }

  /** Limits as they hold: property or definition, and one file when nobody says more. */
  get #rules(): Pick<FieldDefinition, 'accept' | 'maxSize'> & { maxCount: number } {
    const { accept, maxSize, maxCount = 1 } = this.spec;
    return { accept, maxSize, maxCount };
  }

  get #types(): string {
    return formatList((this.#rules.accept ?? []).map(typeName), this.words.language, 'or');
  }

  /** What can be received is said before it is chosen. */
  protected override get hintText(): string {
    const { accept, maxSize, maxCount } = this.#rules;
    const size = maxSize ? formatFileSize(maxSize, this.words.language) : '';
    const limits = [
      accept && this.t('field.file.types', { types: this.#types }),
      size && this.t('field.file.size', { max: size }),
      maxCount > 1 && Number.isFinite(maxCount) && this.t('field.file.count', { max: maxCount }),
    ];
    return [super.hintText, ...limits].filter(Boolean).join(' ');
  }

  /** An upload that is under way or has failed keeps the form from going on: the answer is not what is seen. */
  override get unfinished(): string {
    const open = this.uploads?.find(({ fault }) => !fault) ?? this.uploads?.[0];
    return open ? this.#words(open.fault ?? (open.waiting ? 'field.file.offline' : 'field.file.wait'), open.file.name) : '';
  }

  protected override render(): TemplateResult {
    const { accept, maxCount } = this.#rules;
    const several = maxCount > 1;
    const fixed = this.off || this.readOnly;
    const again = this.#refs.length > 0;
    const images = accept?.filter((type) => type.startsWith('image/')) ?? ['image/*'];
    const of = html`<span class="visually-hidden">: ${this.labelText}</span>`;
    return this.legendAbove(html`
      ${fileList(this.#shown(fixed))}
      ${fixed
        ? nothing
        : html`<div class="drop" @dragover=${this.#over} @dragleave=${this.#over} @drop=${this.#drop}>
            <button id="choose" part="control" type="button" aria-describedby=${this.describedBy('ways')} @click=${this.#pick}>
              ${this.t(several ? (again ? 'field.file.add' : 'field.file.choose-several') : again ? 'field.file.replace' : 'field.file.choose')}${of}
            </button>
            ${images.length
              ? html`<button class="camera" type="button" @click=${this.#shoot}>${this.t('field.file.camera')}${of}</button>`
              : nothing}
            <span id="ways" class="hint">${this.t(several ? 'field.file.drop-several' : 'field.file.drop')}</span>
            <input id="files" type="file" hidden accept=${accept?.join(',') ?? nothing} ?multiple=${several} @change=${this.#chosen} />
            <input id="camera" type="file" hidden accept=${images.join(',')} capture="environment" @change=${this.#chosen} />
          </div>`}
      <div class=${this.said.shown ? 'hint' : 'visually-hidden'} role="status">${this.said.key && this.#words(this.said.key, this.said.name)}</div>
    `);
  }

  #shown(fixed: boolean): Shown {
    return {
      refs: this.#refs,
      uploads: this.uploads,
      pictures: this.#pictures,
      fixed,
      language: this.words.language,
      say: (keys, name) => this.#words(keys, name),
      remove: (ref) => this.#remove(ref),
      discard: (upload) => this.#discard(upload),
      retry: (upload) => void this.#send(upload),
    };
  }

  /** The button; the file input itself speaks the browser's language, not the page's. */
  protected override get anchor(): HTMLElement | null {
    return this.find('choose') ?? null;
  }

  readonly #pick = (): void => this.find<HTMLInputElement>('files')!.click();
  readonly #shoot = (): void => this.find<HTMLInputElement>('camera')!.click();

  readonly #over = (event: DragEvent): void => {
    event.preventDefault();
    (event.currentTarget as Element).classList.toggle('over', event.type === 'dragover');
  };

  readonly #drop = (event: DragEvent): void => {
    this.#over(event);
    void this.#add([...(event.dataTransfer?.files ?? [])]);
  };

  /** While the focus is anywhere in the field. Every picture from a clipboard is called image.png; here they are numbered. */
  readonly #paste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length || this.off || this.readOnly) return;
    event.preventDefault();
    const named = (file: File): File =>
      file.name === 'image.png' ? new File([file], `${this.t('field.file.pasted', { n: ++this.#pasted })}.png`, { type: file.type }) : file;
    void this.#add(files.map(named));
  };

  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void this.#add([...(input.files ?? [])]);
    // The same file can be chosen again after it was removed.
    input.value = '';
    event.stopPropagation();
  };

  async #add(files: File[]): Promise<void> {
    if (this.off || this.readOnly) return;
    const { maxCount } = this.#rules;
    let room = maxCount === 1 ? 1 : maxCount - this.#refs.length - this.uploads.length;
    // A new choice replaces what failed before it.
    if (maxCount === 1) this.uploads.splice(0).forEach((upload) => upload.cancel());
    const added: Upload[] = [];
    for (const file of files) {
      if (this.#holds(file)) {
        this.said = { key: 'field.file.duplicate', name: file.name, shown: true };
        continue;
      }
      const upload = new Upload(file);
      this.uploads.push(upload);
      if (room-- > 0) added.push(upload);
      else this.#refuse(upload, [tooMany]);
    }
    this.#changed();
    await Promise.all(added.map((upload) => this.#take(upload)));
  }

  #holds({ name, size }: File): boolean {
    const same = (other: { name: string; size: number }): boolean => other.size === size && shownName(other.name) === shownName(name);
    return this.#refs.some(same) || this.uploads.some(({ file }) => same(file));
  }

  /** Looks at a file and sends it on. What looks is fetched with the first file. */
  async #take(upload: Upload): Promise<void> {
    const { file } = upload;
    let type = '';
    try {
      const [{ lookInto }, { smallPicture }] = await Promise.all([import('./look-into.ts'), import('./picture.ts')]);
      const found = await lookInto(file, this.#rules);
      type = found.type;
      if (found.fault) this.#refuse(upload, [found.fault]);
      else if (type.startsWith('image/')) void smallPicture(file).then((picture) => this.#draw(upload, picture));
    } catch {
      // The line broke before it could be looked at: the server will look.
    }
    if (upload.cancelled || !this.uploads.includes(upload)) return;
    if (upload.fault) return;
    if (!this.uploader && this.validation !== 'manual') this.#hold(upload, type);
    else await this.#send(upload);
  }

  #draw(upload: Upload, picture: HTMLCanvasElement | undefined): void {
    if (!picture) return;
    upload.picture = picture;
    const ref = this.#refs.find(({ name, size }) => size === upload.file.size && shownName(name) === shownName(upload.file.name));
    if (ref && !this.uploads.includes(upload)) this.#pictures.set(ref.id, picture);
    this.requestUpdate();
  }

  async #send(upload: Upload): Promise<void> {
    if (!this.uploader) warnOnce('file-uploader', '<fk-file-field> needs its `uploader` property to send files.');
    const run = upload.run(this.uploader ?? (() => Promise.reject()), this.name, () => this.requestUpdate());
    this.#changed();
    const ref = await run;
    if (upload.cancelled || !this.uploads.includes(upload)) return;
    if (ref) return this.#answerWith(upload, ref);
    if (upload.retry && !navigator.onLine) {
      upload.awaitLine(() => void this.#send(upload));
      this.said = { key: 'field.file.offline', name: upload.file.name };
      this.#changed();
    } else {
      // The server has looked into it and refused it, or the way there failed.
      const code = upload.refusal && `error.file.${upload.refusal}`;
      this.#refuse(upload, [...(code ? [`${code}.named`, code] : []), 'field.file.failed']);
    }
  }

  /** Nobody sends the file: it goes with the form. Its id is good on this page and nowhere else. */
  #hold(upload: Upload, type: string): void {
    this.held ??= new Map();
    const id = `00000000-0000-4000-8000-${(held++).toString(16).padStart(12, '0')}`;
    this.held.set(id, upload.file);
    this.#answerWith(upload, { id, name: shownName(upload.file.name) || 'file', type, size: upload.file.size });
  }

  #answerWith(upload: Upload, ref: AttachmentRef): void {
    this.uploads = this.uploads.filter((other) => other !== upload);
    if (upload.picture) this.#pictures.set(ref.id, upload.picture);
    if (!this.uploads.length) this.#asked = false;
    this.said = { key: 'field.file.done', name: upload.file.name };
    this.#answer(this.#rules.maxCount === 1 ? [ref] : [...this.#refs, ref]);
  }

  /** A file stays in the list with what is wrong with it. `fault`: keys of words, the first that is known says it. */
  #refuse(upload: Upload, fault: string[]): void {
    upload.fault = fault;
    this.said = { key: fault, name: upload.file.name };
    this.#changed();
  }

  /** What is said of a file. Put into words when it is shown: words may still be on their way, or another language come. */
  #words(keys: string | readonly string[], name = ''): string {
    const { maxSize, maxCount } = this.#rules;
    const max = keys[0] === tooMany ? maxCount : formatFileSize(maxSize ?? 0, this.words.language);
    return this.t([keys].flat(), { file: shownName(name), types: this.#types, max, label: this.labelText });
  }

  #discard(upload: Upload): void {
    upload.cancel();
    this.uploads = this.uploads.filter((other) => other !== upload);
    this.said = { key: 'field.file.removed', name: upload.file.name };
    this.focus();
  }

  #remove(ref: AttachmentRef): void {
    this.said = { key: 'field.file.removed', name: ref.name };
    this.#pictures.delete(ref.id);
    this.held?.delete(ref.id);
    this.#answer(this.#refs.filter((other) => other.id !== ref.id));
    // The button that was pressed is gone; the focus would be lost with it.
    this.focus();
  }

  #answer(refs: AttachmentRef[]): void {
    this.edit(refs.length ? (refs as unknown as Json) : undefined);
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.tellChange();
  }

  /** Files that nobody uploads stand in the form data themselves, in the place of their references. */
  #giveFiles(): void {
    if (!this.held?.size || !this.name) return;
    const data = new FormData();
    for (const ref of (this.value ?? []) as AttachmentRef[]) data.append(this.name, this.held.get(ref.id) ?? JSON.stringify(ref));
    this.internals.setFormValue([...data].length ? data : null, null);
  }

  #changed(): void {
    this.uploads = [...this.uploads];
  }
}

/** Files held on this page so far. */
let held = 0;
