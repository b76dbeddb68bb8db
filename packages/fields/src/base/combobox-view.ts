import { html, nothing, type TemplateResult } from 'lit';

/** One line of the list. */
export interface ComboboxOption {
  label: string;
}

/** What the input is besides a combobox. */
export interface ComboboxInput {
  label: string;
  required?: boolean;
  disabled?: boolean;
  readOnly?: boolean;
  invalid?: boolean;
  describedBy?: string | typeof nothing;
  accessibleLabel?: string | undefined;
  autocomplete?: string | undefined;
}

/** What the list shows now, and who is told what the citizen does. Before there is a list, only typing is. */
export interface ComboboxState {
  options?: readonly ComboboxOption[];
  open?: boolean;
  /** Active line; -1 when none is. */
  active?: number;
  /** What the polite status says. */
  said?: string;
  typed: (event: Event) => void;
  key: (event: KeyboardEvent) => void;
  settled?: () => void;
  click?: () => void;
  left?: () => void;
  pick?: (event: Event) => void;
}

/**
 * Input, list and status. A file of its own: an input that is there before its list keeps caret and text when that
 * comes, because both are drawn from this one template.
 */
export function comboboxView(id: string, input: ComboboxInput, state: ComboboxState): TemplateResult {
  const { label, required, disabled, readOnly, invalid, describedBy, accessibleLabel, autocomplete } = input;
  const { options = [], active = -1, said } = state;
  const open = state.open && !disabled && !readOnly;
  return html`<div class="combobox">
    <input
      id=${id}
      part="control"
      class="control"
      role="combobox"
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-expanded=${open ? 'true' : 'false'}
      aria-controls="${id}-list"
      aria-activedescendant=${open && active >= 0 ? `${id}-${active}` : nothing}
      aria-label=${accessibleLabel ?? nothing}
      aria-invalid=${invalid ? 'true' : nothing}
      aria-describedby=${describedBy || nothing}
      autocomplete=${autocomplete ?? 'off'}
      autocapitalize="off"
      spellcheck="false"
      ?required=${required}
      ?disabled=${disabled}
      ?readonly=${readOnly}
      @input=${state.typed}
      @change=${state.settled}
      @keydown=${state.key}
      @click=${state.click}
      @blur=${state.left}
    />
    <ul id="${id}-list" role="listbox" aria-label=${label} ?hidden=${!open} @mousedown=${keepFocus} @click=${state.pick}>
      ${options.map((option, at) => html`<li id="${id}-${at}" role="option" aria-selected=${at === active ? 'true' : 'false'}>${option.label}</li>`)}
    </ul>
    <div class="visually-hidden" role="status">${said}</div>
  </div>`;
}

/** A press on the list must not take the focus out of the input. */
function keepFocus(event: Event): void {
  event.preventDefault();
}
