import { LitElement, html, nothing, type PropertyDeclaration, type PropertyDeclarations, type TemplateResult } from 'lit';
import { file } from '@faelles/form-engine/kinds/file.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { formatFileSize, formatList } from '@faelles/language/format.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import type { AttachmentRef } from '@faelles/schemas/answers.js';
import type { Json } from '@faelles/schemas/json.js';
import { FieldElement } from '../base/field-element.ts';
import type { FileQueue, FileRules } from './file-queue.ts';
import { fileStyles } from './file-styles.ts';
import { typeName } from './type-name.ts';
import type { Uploader } from './upload.ts';
import { registerFileWords } from './words.ts';

/**
 * Files are chosen, dropped, pasted or photographed, and uploaded at once; the answer is their references. Type, size
 * and number are said beforehand and looked at before anything is sent. Without an uploader, in a form of the page, the
 * files themselves travel with the form (`enctype="multipart/form-data"`), as those of a native file input do.
 *
 * Here is what is seen before there is a file; what takes files (file-queue.ts) is fetched when there is one.
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
    queue: { state: true },
    lost: { state: true },
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
  private declare queue: FileQueue | undefined;
  /** Files came, and what takes them could not be fetched. */
  private declare lost: boolean | undefined;
  /** Files that wait for what takes them. */
  private declare coming: File[] | undefined;
  /** Somebody wants to go on: what keeps the form is said. */
  #asked = false;

  constructor() {
    super();
    registerFileWords();
    this.addEventListener('paste', this.#paste);
  }

  override focus(options?: FocusOptions): void {
    this.anchor?.focus(options);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.queue?.give();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.queue?.stop();
  }

  override formResetCallback(): void {
    this.coming = undefined;
    this.#asked = false;
    this.queue?.clear();
    super.formResetCallback();
    this.#tell();
  }

  override requestUpdate(name?: PropertyKey, old?: unknown, options?: PropertyDeclaration): void {
    super.requestUpdate(name, old, options);
    this.queue?.give();
  }

  override showErrors(on = true): void {
    this.#asked = on;
    super.showErrors(on);
    this.requestUpdate();
  }

  override get shownError(): string {
    return super.shownError || (this.#asked && !this.off ? this.unfinished : '');
  }

  /** Limits as they hold: property or definition, and one file when nobody says more. */
  get #rules(): FileRules {
    const { accept, maxSize, maxCount = 1 } = this.spec;
    return { accept, maxSize, maxCount };
  }

  get #types(): string {
    return formatList((this.#rules.accept ?? []).map(typeName), this.words.language, 'or');
  }

  get #fixed(): boolean {
    return this.off || this.readOnly;
  }

  get #refs(): AttachmentRef[] {
    return Array.isArray(this.input) ? (this.input as AttachmentRef[]) : [];
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
    return this.coming ? this.t('field.file.wait') : (this.queue?.unfinished ?? '');
  }

  protected override render(): TemplateResult {
    const { accept, maxCount } = this.#rules;
    const several = maxCount > 1;
    const again = this.#refs.length > 0;
    const images = accept?.filter((type) => type.startsWith('image/')) ?? ['image/*'];
    const of = html`<span class="visually-hidden">: ${this.labelText}</span>`;
    return this.legendAbove(html`
      <ul part="files" class="files">${this.queue?.list()}</ul>
      ${this.#fixed
        ? nothing
        : html`<div class="drop" @dragover=${this.#over} @dragleave=${this.#over} @drop=${this.#drop}>
            <button id="choose" part="control" type="button" aria-describedby=${this.describedBy('ways')} @click=${this.#open}>
              ${this.t(several ? (again ? 'field.file.add' : 'field.file.choose-several') : again ? 'field.file.replace' : 'field.file.choose')}${of}
            </button>
            ${images.length
              ? html`<button class="camera" type="button" @click=${this.#open}>${this.t('field.file.camera')}${of}</button>`
              : nothing}
            <span id="ways" class="hint">${this.t(several ? 'field.file.drop-several' : 'field.file.drop')}</span>
            <input id="files" type="file" hidden accept=${accept?.join(',') ?? nothing} ?multiple=${several} @change=${this.#chosen} />
            <input id="camera" type="file" hidden accept=${images.join(',')} capture="environment" @change=${this.#chosen} />
          </div>`}
      <div class=${this.lost || this.queue?.shown ? 'hint' : 'visually-hidden'} role="status">${this.lost ? this.t('field.file.lost') : this.queue?.says}</div>
    `);
  }

  protected override updated(): void {
    super.updated();
    // Files of a draft: their list is part of what takes files.
    if (this.#refs.length) void this.#fetch();
  }

  /** The button; the file input itself speaks the browser's language, not the page's. */
  protected override get anchor(): HTMLElement | null {
    return this.find('choose') ?? null;
  }

  /** While the citizen looks for a file, what takes it comes. */
  readonly #open = (event: Event): void => {
    this.find<HTMLInputElement>((event.currentTarget as Element).id ? 'files' : 'camera')!.click();
    void this.#fetch();
  };

  readonly #over = (event: DragEvent): void => {
    event.preventDefault();
    (event.currentTarget as Element).classList.toggle('over', event.type === 'dragover');
    void this.#fetch();
  };

  readonly #drop = (event: DragEvent): void => {
    this.#over(event);
    void this.#take(event.dataTransfer?.files);
  };

  /** While the focus is anywhere in the field. */
  readonly #paste = (event: ClipboardEvent): void => {
    const files = event.clipboardData?.files;
    if (!files?.length || this.#fixed) return;
    event.preventDefault();
    void this.#take(files, true);
  };

  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    void this.#take(input.files);
    // The same file can be chosen again after it was removed.
    input.value = '';
    event.stopPropagation();
  };

  /** Read at once: a list of files is emptied when its event is over. */
  async #take(list: FileList | null | undefined, pasted = false): Promise<void> {
    const files = [...(list ?? [])];
    if (!files.length || this.#fixed) return;
    this.lost = false;
    if (this.queue) return this.queue.add(files, pasted);
    // Until then the form waits for them; a reset forgets them.
    const coming = (this.coming = [...(this.coming ?? []), ...files]);
    this.#tell();
    const queue = await this.#fetch();
    const kept = this.coming?.includes(files[0]!);
    this.coming = this.coming === coming ? undefined : this.coming;
    if (!kept) return;
    this.lost = !queue;
    this.#tell();
    queue?.add(files, pasted);
    if (!this.isConnected) queue?.stop();
  }

  async #fetch(): Promise<FileQueue | undefined> {
    try {
      const { FileQueue } = await import('./file-queue.ts');
      this.queue ??= new FileQueue({
        field: this,
        root: this.shadowRoot!,
        internals: this.internals,
        words: this.words,
        rules: () => this.#rules,
        types: () => this.#types,
        fixed: () => this.#fixed,
        label: () => this.labelText,
        refs: () => this.#refs,
        answer: (refs) => this.#answer(refs),
        done: () => (this.#asked = false),
      });
    } catch {
      // The line broke; asked again with the next file.
    }
    return this.queue;
  }

  /** Whether the form may go on has changed, though no property has. */
  #tell(): void {
    this.requestUpdate('error');
  }

  #answer(refs: AttachmentRef[]): void {
    this.edit(refs.length ? (refs as unknown as Json) : undefined);
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.tellChange();
  }
}
