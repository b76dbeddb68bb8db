import { html, nothing, type TemplateResult } from 'lit';
import type { FieldState } from '@faelles/form-engine/field-state.js';
import { styleList } from './list-styles.ts';
import { registerDetourWords } from './detour-words.ts';
import { entryLines } from './entry-lines.ts';
import { fieldId } from './error-summary.ts';
import type { FieldTree, Holder } from './field-tree.ts';
import { putBack, takeOut, type Removed } from './list-undo.ts';
import { flat } from './questions.ts';

registerDetourWords();

/** What was taken out last, per list, until something else is done with it. */
const removed = new WeakMap<FieldTree, Map<string, Removed>>();

/** Answers shown of a folded entry; the rest is counted. */
const SHOWN = 4;

const isComplete = (children: readonly FieldState[]) => flat(children).every(({ issues }) => issues.every(({ severity }) => severity === 'warning'));

/**
 * Answers that repeat. An entry that is filled in folds to a line that says what it holds, with a button to edit and one
 * to remove; one that is new, or has something missing, stands open. A removal can be undone where it was made.
 * Focus goes where the citizen goes on: into a new or opened entry, to the line of one that is done, to the undoing.
 */
export const list: Holder = (state, tree) => {
  const { path, field, entries = [], minCount = 0, maxCount = Infinity } = state;
  const { words, course, opened } = tree;
  const { store } = course;
  const entry = words.text(field.entryLabel) || words.t('field.list.default-entry');
  const capital = entry.slice(0, 1).toLocaleUpperCase(words.language) + entry.slice(1);
  const id = fieldId(path);
  const error = course.errorOf(state);
  const taken = removed.get(tree) ?? new Map<string, Removed>();
  removed.set(tree, taken);
  const undo = taken.get(path);

  /** Says what has happened, and puts the focus where the citizen goes on. */
  const tell = ({ currentTarget }: Event, said: string, next: string) => {
    const root = (currentTarget as Element).closest<HTMLElement>('.list')!;
    root.querySelector('[role=status]')!.textContent = said;
    tree.redraw();
    tree.afterRender(() => root.querySelector<HTMLElement>(next)?.focus());
  };
  const named = (index: number) => ({ entry: capital, number: index + 1 });
  const add = (event: Event) => {
    taken.delete(path);
    opened.add(`${path}.${entries.length}`);
    store.addEntry(path);
    tell(event, words.t('field.list.added', named(entries.length)), `[data-entry="${entries.length}"]`);
  };
  const edit = (event: Event, index: number) => {
    opened.add(`${path}.${index}`);
    tell(event, '', `[data-entry="${index}"]`);
  };
  const done = (event: Event, index: number) => {
    store.reveal(course.way.current, `${path}.${index}.`);
    const wrong = flat(store.field(path).entries![index]!).find(({ issues }) => issues.some(({ severity }) => severity !== 'warning'));
    if (wrong) return void tree.afterRender(() => tree.find(wrong.path)?.focus());
    opened.delete(`${path}.${index}`);
    tell(event, '', `[data-edit="${index}"]`);
  };
  const remove = (event: Event, index: number) => {
    taken.set(path, takeOut(tree, path, index));
    tell(event, '', '.undo');
  };
  const restore = (event: Event) => {
    putBack(tree, path, undo!);
    taken.delete(path);
    tell(event, words.t('list.restored', named(undo!.index)), `[data-entry="${undo!.index}"], [data-edit="${undo!.index}"]`);
  };

  const removing = (index: number) =>
    entries.length > minCount
      ? html`<button type="button" class="remove" @click=${(event: Event) => remove(event, index)}>
          ${words.t('field.list.remove', { entry, number: index + 1 })}
        </button>`
      : nothing;
  const open = (children: readonly FieldState[], index: number): TemplateResult =>
    html`<fieldset class="entry" tabindex="-1" data-entry=${index}>
      <legend>${words.t('field.list.entry', named(index))}</legend>
      <div class="fields">${tree.render(children)}</div>
      <div class="entry-actions">
        <button type="button" class="done" @click=${(event: Event) => done(event, index)}>
          ${words.t('list.done', { entry, number: index + 1 })}
        </button>
        ${removing(index)}
      </div>
    </fieldset>`;
  const folded = (children: readonly FieldState[], index: number): TemplateResult => {
    const lines = entryLines(course, children);
    const shown = lines.slice(0, SHOWN);
    return html`<div class="entry folded" role="group" aria-labelledby="${id}-${index}">
      <h2 id="${id}-${index}">${words.t('field.list.entry', named(index))}</h2>
      ${shown.length
        ? html`<dl>
            ${shown.map(({ label, said }) => html`<div><dt>${label}</dt><dd>${said}</dd></div>`)}
          </dl>`
        : html`<p class="soft">${words.t('list.nothing')}</p>`}
      ${lines.length > SHOWN ? html`<p class="soft">${words.t('list.more', { count: lines.length - SHOWN })}</p>` : nothing}
      <div class="entry-actions">
        <button type="button" class="edit" data-edit=${index} @click=${(event: Event) => edit(event, index)}>
          ${words.t('list.edit', { entry, number: index + 1 })}
        </button>
        ${removing(index)}
      </div>
    </div>`;
  };
  const undoing = html`<div class="removed">
    <p id="${id}-removed">${undo ? words.t('field.list.removed', named(undo.index)) : nothing}</p>
    <button type="button" class="undo" aria-describedby="${id}-removed" @click=${restore}>
      ${undo ? words.t('list.undo', { entry, number: undo.index + 1 }) : nothing}
    </button>
  </div>`;

  // What is not filled in stands open from the beginning, and stays so until the citizen is done with it.
  entries.forEach((children, index) => isComplete(children) || opened.add(`${path}.${index}`));
  styleList(tree.root);
  return html`<fieldset class="list" id=${id} aria-describedby=${error ? `${id}-error` : nothing}>
    <legend>${words.text(field.label)}</legend>
    ${field.hint ? html`<p class="soft">${words.text(field.hint)}</p>` : nothing}
    ${error
      ? html`<p class="list-error" id="${id}-error"><span class="visually-hidden">${words.t('field.error')} </span>${error}</p>`
      : nothing}
    ${entries.map((children, index) => [
      undo?.index === index ? undoing : nothing,
      (opened.has(`${path}.${index}`) ? open : folded)(children, index),
    ])}
    ${undo && undo.index >= entries.length ? undoing : nothing}
    ${entries.length < maxCount
      ? html`<button type="button" class="add" @click=${add}>
          ${words.t(entries.length ? 'field.list.add-another' : 'field.list.add', { entry })}
        </button>`
      : html`<p class="soft">${words.t('list.full', { count: maxCount })}</p>`}
    <div role="status" class="visually-hidden"></div>
  </fieldset>`;
};
