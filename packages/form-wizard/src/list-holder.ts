import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
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
  let root: Element | undefined;
  const focus = (find: string) => tree.afterRender(() => root?.querySelector<HTMLElement>(find)?.focus());
  const say = (key: string, number: number) => {
    const status = root?.querySelector('[role=status]');
    if (status) status.textContent = words.t(key, { entry: capital, number });
  };
  const add = () => {
    store.addEntry(path);
    say('field.list.added', entries.length + 1);
    focus(`fieldset[data-entry="${entries.length}"]`);
  };
  const remove = (index: number) => {
    store.removeEntry(path, index);
    say('field.list.removed', index + 1);
    focus('.add');
  };
  return html`<fieldset class="list" id=${id} ${ref((element) => (root = element))} aria-describedby=${error ? `${id}-error` : nothing}>
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
          ? html`<button type="button" class="remove" @click=${() => remove(index)}>
              ${words.t('field.list.remove', { entry, number: index + 1 })}
            </button>`
          : nothing}
      </fieldset>`,
    )}
    ${entries.length < maxCount
      ? html`<button type="button" class="add" @click=${add}>
          ${words.t(entries.length ? 'field.list.addAnother' : 'field.list.add', { entry })}
        </button>`
      : nothing}
    <div role="status" class="visually-hidden"></div>
  </fieldset>`;
};
