// The least our stack can cost: Lit, one bare element per field with a shadow root of its own, a zod/mini schema each.
// No styling to speak of, no language, no summary of errors, no drafts, no part in forms.
import { LitElement, css, html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import * as z from 'zod/mini';
import type { Described, Description, Shown } from '../forms.ts';

z.config({ jitless: true });
const missing = 'Fill in this field';
const format = 'Use the right format';

function schemaOf({ type, required, pattern, min, max }: Described): z.ZodMiniType {
  if (type === 'file' || !required) return z.any();
  if (type === 'checkboxes') return z.array(z.string()).check(z.minLength(1, missing));
  if (type === 'number') return z.coerce.number(format).check(z.minimum(min!, format), z.maximum(max!, format));
  const filled = z.string(missing).check(z.minLength(1, missing));
  if (type === 'email') return filled.check(z.email(format));
  if (type === 'date') return filled.check(z.iso.date(format));
  return pattern ? filled.check(z.regex(new RegExp(pattern), format)) : filled;
}

class BareField extends LitElement {
  static override styles = css`:host { display: block } label, legend { display: block; font-weight: 600 } input, select, textarea { font: inherit } .error { color: #b00020 }`;
  static override properties = { field: { attribute: false }, value: { attribute: false }, error: { state: true } };
  declare field: Described;
  declare value: unknown;
  declare error: string;
  #schema: z.ZodMiniType | undefined;

  check(): boolean {
    const result = (this.#schema ??= schemaOf(this.field)).safeParse(this.value);
    this.error = result.success ? '' : result.error.issues[0]!.message;
    return result.success;
  }

  readonly #typed = (event: Event): void => {
    const { type } = this.field;
    const ticked = [...this.renderRoot.querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) => value);
    this.value = type === 'checkboxes' ? ticked : type === 'radio' ? ticked[0] : (event.target as HTMLInputElement).value;
    this.check();
    this.dispatchEvent(new Event('bare', { bubbles: true, composed: true }));
  };

  #control(): unknown {
    const { type, options = [] } = this.field;
    const invalid = this.error ? 'true' : nothing;
    if (type === 'select') return html`<select id="c" aria-invalid=${invalid} @change=${this.#typed}>${options.map(({ value, label }) => html`<option value=${value} ?selected=${value === this.value}>${label}</option>`)}</select>`;
    if (type === 'textarea') return html`<textarea id="c" aria-invalid=${invalid} .value=${String(this.value ?? '')} @input=${this.#typed}></textarea>`;
    if (type === 'file') return html`<input id="c" type="file" @change=${this.#typed}>`;
    return html`<input id="c" type=${type} aria-invalid=${invalid} .value=${String(this.value ?? '')} @input=${this.#typed}>`;
  }

  protected override render(): unknown {
    const { label, type, options = [] } = this.field;
    const error = this.error ? html`<p class="error">${this.error}</p>` : nothing;
    if (type !== 'radio' && type !== 'checkboxes') return html`<label for="c">${label}</label>${this.#control()}${error}`;
    return html`<fieldset><legend>${label}</legend>${options.map(
      ({ value, label: words }) => html`<label><input type=${type === 'radio' ? 'radio' : 'checkbox'} name="c" value=${value} .checked=${[this.value].flat().includes(value)} @change=${this.#typed}>${words}</label>`,
    )}</fieldset>${error}`;
  }
}

class BareForm extends LitElement {
  static override properties = { form: { attribute: false }, at: { state: true } };
  declare form: Description;
  declare at: number;
  values: Record<string, unknown> = {};

  constructor() {
    super();
    this.at = 0;
  }

  get fields(): BareField[] {
    return [...this.renderRoot.querySelectorAll<BareField>('bare-field')];
  }

  checkAll(): boolean {
    return this.fields.map((field) => field.check()).every(Boolean);
  }

  next(): void {
    if (!this.checkAll()) return;
    const { steps } = this.form;
    do this.at++;
    while (steps[this.at]?.showIf && this.values[steps[this.at]!.showIf!.field] !== steps[this.at]!.showIf!.equals);
  }

  readonly #told = ({ target }: Event): void => void (this.values[(target as BareField).field.name] = (target as BareField).value);

  protected override render(): unknown {
    const step = this.form.steps[this.at];
    if (!step) return html`<dl>${this.form.steps.flatMap(({ fields }) => fields.map(({ name, label }) => html`<dt>${label}</dt><dd>${this.values[name]}</dd>`))}</dl>`;
    return keyed(step, html`<form @bare=${this.#told}><h1>${step.title}</h1>${step.fields.map((field) => html`<bare-field .field=${field} .value=${this.values[field.name]}></bare-field>`)}<button type="button">Next</button></form>`);
  }
}

customElements.define('bare-field', BareField);
customElements.define('bare-form', BareForm);

export async function mount(root: HTMLElement, form: Description): Promise<Shown> {
  const shown = document.createElement('bare-form') as BareForm;
  shown.form = form;
  root.append(shown);
  await shown.updateComplete;
  let known = new Map<string, BareField>();
  const field = (name: string) => {
    if (!known.get(name)?.isConnected) known = new Map(shown.fields.map((each) => [each.field.name, each]));
    return known.get(name);
  };
  return {
    input: (name) => field(name)?.renderRoot.querySelector<HTMLElement>('input, select, textarea') ?? undefined,
    value: (name) => shown.values[name],
    error: (name) => field(name)?.renderRoot.querySelector('.error')?.textContent ?? '',
    errorCount: () => shown.fields.filter(({ renderRoot }) => renderRoot.querySelector('.error')).length,
    async validateAll() {
      shown.checkAll();
      await Promise.all(shown.fields.map(({ updateComplete }) => updateComplete));
    },
    async setValues(values) {
      Object.assign(shown.values, values);
      shown.fields.forEach((each) => (each.value = shown.values[each.field.name]));
      await shown.updateComplete;
    },
    async next() {
      shown.next();
      await shown.updateComplete;
    },
    inSummary: () => !!shown.renderRoot.querySelector('dl'),
  };
}
