/** A vendor's own field without Lit: a number plate, as docs/for-vendors.md shows it. */
// #region plate-field
const sheet = new CSSStyleSheet();
// The colours are tokens of the page; the bar says "error" to who cannot see red.
sheet.replaceSync(`
  label { display: block; font-weight: 600; }
  input { box-sizing: border-box; max-width: 100%; margin-top: 8px; padding: 8px; border: 2px solid; font: inherit; }
  p { margin: 4px 0 0; color: var(--fk-error, #b80000); font-weight: 600; }
  p:empty { display: none; }
  :host(:state(invalid)) { padding-inline-start: 12px; border-inline-start: 4px solid var(--fk-error, #b80000); }
  :host { display: block; }
  :host([hidden]) { display: none; }
`);

export class PlateField extends HTMLElement {
  #internals = this.attachInternals();
  #input = document.createElement('input');
  #label = document.createElement('label');
  #error = document.createElement('p');

  constructor() {
    super();
    this.#label.htmlFor = this.#input.id = 'plate';
    this.#input.setAttribute('aria-describedby', (this.#error.id = 'error'));
    const root = this.attachShadow({ mode: 'open', delegatesFocus: true });
    root.adoptedStyleSheets = [sheet];
    root.append(this.#label, this.#error, this.#input);
    // `input` is composed and leaves by itself; `change` is not.
    this.#input.addEventListener('change', () => this.dispatchEvent(new Event('change', { bubbles: true })));
  }

  connectedCallback(): void {
    this.#label.textContent = this.label;
  }

  /** The answer. */
  get value(): string {
    return this.#input.value.toUpperCase();
  }
  set value(value: string) {
    this.#input.value = value;
  }

  /** What is wrong: shown, and tied to the control. */
  set error(error: string) {
    if (this.#error.textContent === error) return;
    this.#error.textContent = error;
    this.#input.ariaInvalid = error ? 'true' : 'false';
    this.#internals.states[error ? 'add' : 'delete']('invalid');
  }

  /** What only this element knows to be wrong. */
  get validationMessage(): string {
    return !this.value || /^[A-Z]{2}\d{5}$/.test(this.value) ? '' : 'Nummerpladen skal være to bogstaver og fem tal';
  }

  get label(): string {
    return this.getAttribute('label') ?? '';
  }
  set label(label: string) {
    this.setAttribute('label', label);
    this.#label.textContent = label;
  }
}
// #endregion

customElements.define('acme-plate', PlateField);
