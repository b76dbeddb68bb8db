import { LitElement, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { formatFileSize, formatList } from '@faelles/language/format.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { warnOnce } from '@faelles/foundation/warn.js';
import type { AttachmentRef } from '@faelles/schemas/answers.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import { FieldElement } from '../base/field-element.ts';
import { fileStyles } from './file-styles.ts';
import { Upload, type Uploader } from './upload.ts';

const names: Record<string, string> = { 'image/jpeg': 'JPEG', 'image/svg+xml': 'SVG', 'text/plain': 'TXT' };

/**
 * Files are uploaded when they are chosen; the answer is their references. Type, size and number are checked before
 * anything is sent, and said beforehand.
 *
 * @summary One file or several, with progress, cancel, retry and remove.
 * @tagname fk-file-field
 * @csspart control - The button that opens the file dialog.
 * @csspart files - The list of files.
 */
export class FkFileField extends FieldElement {
  static override shadowRootOptions = LitElement.shadowRootOptions;
  static override readonly kind = 'file' as const;
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
  private declare said: string;

  constructor() {
    super();
    this.uploads = [];
    this.said = '';
  }

  override focus(options?: FocusOptions): void {
    this.anchor?.focus(options);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const upload of this.uploads) upload.cancel();
    this.uploads = [];
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
    const types = (this.#rules.accept ?? []).map((type) => names[type] ?? type.split('/')[1]!.toUpperCase());
    return formatList(types, this.words.language, 'or');
  }

  /** What can be received is said before it is chosen. */
  protected override get hintText(): string {
    const { accept, maxSize } = this.#rules;
    const size = maxSize ? formatFileSize(maxSize, this.words.language) : '';
    const limits = [accept && this.t('field.file.types', { types: this.#types }), size && this.t('field.file.size', { max: size })];
    return [super.hintText, ...limits].filter(Boolean).join(' ');
  }

  /** An upload that is under way or has failed keeps the form from going on: the answer is not what is seen. */
  protected override get unfinished(): string {
    const open = this.uploads.find(({ failure }) => !failure) ?? this.uploads[0];
    return open ? open.failure || this.t('field.file.wait') : '';
  }

  protected override render(): TemplateResult {
    const { accept, maxCount } = this.#rules;
    const several = maxCount > 1;
    const fixed = this.off || this.readOnly;
    const again = this.#refs.length > 0;
    return this.legendAbove(html`
      <ul part="files" class="files">
        ${this.#refs.map((ref) => this.#done(ref, fixed))}${this.uploads.map((upload) => this.#item(upload))}
      </ul>
      ${fixed
        ? nothing
        : html`<div class="drop" @dragover=${this.#over} @dragleave=${this.#over} @drop=${this.#drop}>
            <button id="choose" part="control" type="button" aria-describedby=${this.describedBy()} @click=${this.#pick}>
              ${this.t(several ? (again ? 'field.file.add' : 'field.file.choose-several') : again ? 'field.file.replace' : 'field.file.choose')}<span
                class="visually-hidden"
                >: ${this.labelText}</span
              >
            </button>
            <span class="hint" aria-hidden="true">${this.t('field.file.drop')}</span>
            <input id="files" type="file" hidden accept=${accept?.join(',') ?? nothing} ?multiple=${several} @change=${this.#chosen} />
          </div>`}
      <div class="visually-hidden" role="status">${this.said}</div>
    `);
  }

  #done(ref: AttachmentRef, fixed: boolean): TemplateResult {
    return html`<li>
      <span class="name">${ref.name}</span> <span class="hint">${formatFileSize(ref.size, this.words.language)}</span>
      ${fixed ? nothing : this.#button('remove', ref.name, () => this.#remove(ref))}
    </li>`;
  }

  #item(upload: Upload): TemplateResult {
    const { name } = upload.file;
    return upload.failure
      ? html`<li class="failed">
          <span class="name">${name}</span>
          <div class="error">${upload.failure}</div>
          ${upload.retry ? this.#button('retry', name, () => this.#send(upload)) : nothing}
          ${this.#button('remove', name, () => this.#discard(upload))}
        </li>`
      : html`<li>
          <span class="name">${name}</span>
          <progress .value=${upload.share} aria-label=${this.t('field.file.progress', { file: name })}></progress>
          ${this.#button('cancel', name, () => this.#discard(upload))}
        </li>`;
  }

  #button(what: 'remove' | 'retry' | 'cancel', name: string, click: () => void): TemplateResult {
    return html`<button type="button" class="plain" @click=${click}>
      ${this.t(`field.file.${what}`)}<span class="visually-hidden"> ${name}</span>
    </button>`;
  }

  /** The button; the file input itself speaks the browser's language, not the page's. */
  protected override get anchor(): HTMLElement | null {
    return this.find('choose') ?? null;
  }

  readonly #pick = (): void => this.find<HTMLInputElement>('files')!.click();

  readonly #over = (event: DragEvent): void => {
    event.preventDefault();
    (event.currentTarget as Element).classList.toggle('over', event.type === 'dragover');
  };

  readonly #drop = (event: DragEvent): void => {
    this.#over(event);
    this.#add([...(event.dataTransfer?.files ?? [])]);
  };

  readonly #chosen = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.#add([...(input.files ?? [])]);
    // The same file can be chosen again after it was removed.
    input.value = '';
    event.stopPropagation();
  };

  #add(files: File[]): void {
    const { maxCount } = this.#rules;
    let room = maxCount === 1 ? 1 : maxCount - this.#refs.length - this.uploads.length;
    // A new choice replaces what failed before it.
    if (maxCount === 1) this.uploads.splice(0).forEach((upload) => upload.cancel());
    for (const file of files) {
      const failure = this.#refusal(file) || (room-- > 0 ? '' : this.t(['error.file.file-count'], { max: maxCount, label: this.labelText }));
      const upload = new Upload(file, failure);
      this.uploads.push(upload);
      if (failure) this.said = failure;
      else void this.#send(upload);
    }
    this.#changed();
  }

  #refusal({ name, type, size }: File): string {
    const { accept, maxSize } = this.#rules;
    if (accept?.length && !accept.includes(type)) return this.t('error.file.file-type.named', { file: name, types: this.#types });
    if (maxSize && size > maxSize) {
      return this.t('error.file.file-size.named', { file: name, max: formatFileSize(maxSize, this.words.language) });
    }
    return '';
  }

  async #send(upload: Upload): Promise<void> {
    if (!this.uploader) warnOnce('file-uploader', '<fk-file-field> needs its `uploader` property to send files.');
    const run = upload.run(this.uploader ?? (() => Promise.reject()), this.name, () => this.requestUpdate());
    this.#changed();
    const ref = await run;
    if (upload.cancelled || !this.uploads.includes(upload)) return;
    const file = upload.file.name;
    if (!ref) {
      upload.failure = this.said = this.#failed(upload);
      return this.#changed();
    }
    this.uploads = this.uploads.filter((other) => other !== upload);
    this.said = this.t('field.file.done', { file });
    this.#answer(this.#rules.maxCount === 1 ? [ref] : [...this.#refs, ref]);
  }

  /** Why a file did not come through: the server has looked into it and refused it, or the way there failed. */
  #failed({ file: { name: file }, refusal }: Upload): string {
    const max = formatFileSize(this.#rules.maxSize ?? 0, this.words.language);
    const code = refusal && `error.file.${refusal}`;
    return this.t([...(code ? [`${code}.named`, code] : []), 'field.file.failed'], { file, types: this.#types, max, label: this.labelText });
  }

  #discard(upload: Upload): void {
    upload.cancel();
    this.uploads = this.uploads.filter((other) => other !== upload);
    this.said = this.t('field.file.removed', { file: upload.file.name });
    this.focus();
  }

  #remove(ref: AttachmentRef): void {
    this.said = this.t('field.file.removed', { file: ref.name });
    this.#answer(this.#refs.filter((other) => other.id !== ref.id));
    // The button that was pressed is gone; the focus would be lost with it.
    this.focus();
  }

  #answer(refs: AttachmentRef[]): void {
    this.edit(refs.length ? (refs as unknown as Json) : undefined);
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.tellChange();
  }

  #changed(): void {
    this.uploads = [...this.uploads];
  }
}
