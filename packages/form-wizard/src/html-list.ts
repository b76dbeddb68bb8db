import { LitElement, nothing, type PropertyDeclarations } from 'lit';
import { FormElement } from '@faelles/fields/base/form-element.js';
import type { FieldState } from '@faelles/form-engine/field-state.js';
import type { Json } from '@faelles/schemas/json.js';
import type { FieldTree } from './field-tree.ts';
import { list } from './list-holder.ts';
import { styleList } from './list-styles.ts';
import { flat } from './questions.ts';
import { wizardSheets } from './wizard-styles.ts';

/**
 * Answers that repeat, in a form that is written in HTML. The fields inside are the pattern of one entry: they are never
 * shown themselves, every entry gets fields of its own made after them. Adding, folding, editing, removing and undoing are
 * those of a list in a definition.
 *
 * @summary Answers that repeat, in a form written in HTML.
 * @tagname fk-list
 * @slot - Not shown: the fields of one entry, as a pattern.
 */
export class FkList extends FormElement {
  /** A click between the entries must not jump into the first of them. */
  static override shadowRootOptions = LitElement.shadowRootOptions;
  static override styles = wizardSheets;

  static override properties: PropertyDeclarations = {
    entryLabel: { attribute: 'entry-label' },
    minCount: { type: Number, attribute: 'min-count' },
    maxCount: { type: Number, attribute: 'max-count' },
  };

  /** What one entry is called: "periode". */
  declare entryLabel: string;
  /** How many entries there must and may be. */
  declare minCount: number | undefined;
  declare maxCount: number | undefined;
  #content: unknown = nothing;

  constructor() {
    super();
    this.entryLabel = '';
  }

  /** @internal The list as it stands; what it holds is submitted with a form around it, by path: `periods.0.from`. */
  draw(state: FieldState, tree: FieldTree): void {
    this.#content = list(state, tree);
    const data = new FormData();
    for (const { path, field, value, input } of flat(state.entries?.flat() ?? [])) {
      if (field.kind === 'choice') put(data, path, input);
      else if (field.kind !== 'group' && field.kind !== 'list') put(data, path, value ?? input);
    }
    this.internals.setFormValue(data);
    this.requestUpdate();
    // At once: the focus goes into a new entry when the wizard has drawn, and this must stand by then.
    if (this.isConnected) this.performUpdate();
  }

  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.add, .edit, .done')?.focus(options);
  }

  protected override firstUpdated(): void {
    styleList(this.renderRoot as ShadowRoot);
  }

  protected override render(): unknown {
    return this.#content;
  }
}

/** As a field would submit it: a list under one name, the members of an object under names of their own. */
function put(data: FormData, name: string, value: Json | undefined): void {
  const text = (item: Json) => (typeof item === 'object' ? JSON.stringify(item) : String(item));
  if (value === undefined || value === null || value === '') return;
  if (Array.isArray(value)) for (const item of value) data.append(name, text(item));
  else if (typeof value === 'object') Object.entries(value).forEach(([key, item]) => item && data.append(`${name}.${key}`, text(item)));
  else data.append(name, text(value));
}
