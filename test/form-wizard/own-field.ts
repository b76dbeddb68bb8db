/** A vendor's own field without Lit: a number plate, as docs/for-vendors.md shows it. */
// #region plate-field
export class PlateField extends HTMLElement {
  #input = document.createElement('input');
  #label = document.createElement('label');
  #error = document.createElement('p');

  constructor() {
    super();
    this.#label.htmlFor = this.#input.id = 'plate';
    this.#input.setAttribute('aria-describedby', (this.#error.id = 'error'));
    this.attachShadow({ mode: 'open', delegatesFocus: true }).append(this.#label, this.#error, this.#input);
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
