import { html, nothing, type TemplateResult } from 'lit';
import { formatFileSize } from '@faelles/language/format.js';
import type { AttachmentRef } from '@faelles/schemas/answers.js';
import { shownName } from './shown-name.ts';
import { typeName } from './type-name.ts';
import type { Upload } from './upload.ts';

/** What the list shows, and whom it tells. */
export interface Shown {
  refs: readonly AttachmentRef[];
  uploads: readonly Upload[];
  /** Pictures drawn small, by id of their file. */
  pictures: ReadonlyMap<string, HTMLCanvasElement>;
  /** Nothing can be removed. */
  fixed: boolean;
  language: string;
  /** What is said of a file: the first of the keys that has words. */
  say(keys: string | readonly string[], name?: string): string;
  remove(ref: AttachmentRef): void;
  discard(upload: Upload): void;
  retry(upload: Upload): void;
}

/** The items of the list: the files that are attached, and after them those that are on their way or were refused. */
export function fileList(shown: Shown): TemplateResult {
  return html`${shown.refs.map((ref) => attached(shown, ref))}${shown.uploads.map((upload) => (upload.fault ? refused(shown, upload) : underWay(shown, upload)))}`;
}

function attached(shown: Shown, ref: AttachmentRef): TemplateResult {
  const { name, type, size, id } = ref;
  return html`<li>
    ${shown.pictures.get(id) ?? html`<span class="sign" aria-hidden="true">${typeName(type).slice(0, 4)}</span>`}
    <span class="what"><bdi class="name">${shownName(name)}</bdi> <span class="hint">${formatFileSize(size, shown.language)}</span></span>
    ${shown.fixed ? nothing : button(shown, 'remove', name, () => shown.remove(ref))}
  </li>`;
}

function underWay(shown: Shown, upload: Upload): TemplateResult {
  const { name } = upload.file;
  return html`<li>
    ${what(upload)}
    ${upload.waiting
      ? html`<div class="hint">${shown.say('field.file.offline', name)}</div>`
      : html`<progress .value=${upload.share} aria-label=${shown.say('field.file.progress', name)}></progress>`}
    ${button(shown, 'cancel', name, () => shown.discard(upload))}
  </li>`;
}

function refused(shown: Shown, upload: Upload): TemplateResult {
  const { name } = upload.file;
  return html`<li class="failed">
    ${what(upload)}
    <div class="error">${shown.say(upload.fault!, name)}</div>
    ${upload.retry ? button(shown, 'retry', name, () => shown.retry(upload)) : nothing}
    ${button(shown, 'remove', name, () => shown.discard(upload))}
  </li>`;
}

function what({ picture, file }: Upload): TemplateResult {
  return html`${picture ?? nothing}<span class="what"><bdi class="name">${shownName(file.name)}</bdi></span>`;
}

/** Named with its file: buttons that all say "Remove" are told apart by ear too. */
function button(shown: Shown, act: 'remove' | 'retry' | 'cancel', name: string, click: () => void): TemplateResult {
  return html`<button type="button" class="plain" @click=${click}>
    ${shown.say(`field.file.${act}`)}<span class="visually-hidden"> ${shownName(name)}</span>
  </button>`;
}
