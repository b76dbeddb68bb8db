import { html, nothing } from 'lit';
import { fieldId } from './error-summary.ts';
import type { Holder } from './field-tree.ts';

/**
 * Answers that repeat: one fieldset per entry, a button that adds, one per entry that removes.
 * Focus goes to the new entry, and after a removal back to the adding button; both are said aloud.
 */
export const list: Holder = (state, tree) => {
  const { path, field, entries = [], minCount = 0, maxCount = Infinity } = state;
  const { words, course } = tree;
  const { store } = course;
  const entry = words.text(field.entryLabel) || words.t('field.list.default-entry');
  const capital = entry.slice(0, 1).toLocaleUpperCase(words.language) + entry.slice(1);
  const id = fieldId(path);
  const error = course.errorOf(state);
  /** Says what has happened, and puts the focus where the citizen goes on. */
  const tell = ({ currentTarget }: Event, key: string, number: number, next: string) => {
    const root = (currentTarget as Element).closest('.list')!;
    root.querySelector('[role=status]')!.textContent = words.t(key, { entry: capital, number });
    tree.afterRender(() => root.querySelector<HTMLElement>(next)?.focus());
  };
  const add = (event: Event) => {
    store.addEntry(path);
    tell(event, 'field.list.added', entries.length + 1, `[data-entry="${entries.length}"]`);
  };
  const remove = (event: Event, index: number) => {
    store.removeEntry(path, index);
    tell(event, 'field.list.removed', index + 1, '.add');
  };
  return html`<fieldset class="list" id=${id} aria-describedby=${error ? `${id}-error` : nothing}>
    <legend>${words.text(field.label)}</legend>
    ${field.hint ? html`<p class="soft">${words.text(field.hint)}</p>` : nothing}
    ${error
      ? html`<p class="list-error" id="${id}-error"><span class="visually-hidden">${words.t('field.error')} </span>${error}</p>`
      : nothing}
    ${entries.map(
      (children, index) => html`<fieldset class="entry" tabindex="-1" data-entry=${index}>
        <legend>${words.t('field.list.entry', { entry: capital, number: index + 1 })}</legend>
        <div class="fields">${tree.render(children)}</div>
        ${entries.length > minCount
          ? html`<button type="button" class="remove" @click=${(event: Event) => remove(event, index)}>
              ${words.t('field.list.remove', { entry, number: index + 1 })}
            </button>`
          : nothing}
      </fieldset>`,
    )}
    ${entries.length < maxCount
      ? html`<button type="button" class="add" @click=${add}>
          ${words.t(entries.length ? 'field.list.add-another' : 'field.list.add', { entry })}
        </button>`
      : nothing}
    <div role="status" class="visually-hidden"></div>
  </fieldset>`;
};
