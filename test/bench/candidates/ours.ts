// Our adapter for the comparison of form libraries: the harness' neutral description as a form definition, shown by
// <fk-form-wizard> as a vendor bundles it who knows the kinds and the language of the form: one file, one round trip.
import { FkTextField } from '@faelles/fields/text-field/text-field.js';
import { FkTextareaField } from '@faelles/fields/textarea-field/textarea-field.js';
import { FkDateField } from '@faelles/fields/date-field/date-field.js';
import { FkRadioField } from '@faelles/fields/radio-field/radio-field.js';
import { FkCheckboxesField } from '@faelles/fields/checkboxes-field/checkboxes-field.js';
import { FkSelectField } from '@faelles/fields/select-field/select-field.js';
import { FkEmailField } from '@faelles/fields/email-field/email-field.js';
import { FkPhoneField } from '@faelles/fields/phone-field/phone-field.js';
import { FkIntegerField } from '@faelles/fields/integer-field/integer-field.js';
import { FkFileField } from '@faelles/fields/file-field/file-field.js';
import { FkFormWizard } from '@faelles/form-wizard/form-wizard.js';
import '@faelles/form-wizard/check-answers.js';
import { define } from '@faelles/foundation/define.js';
import { registerDictionary, registerLaterLoader } from '@faelles/foundation/dictionaries.js';
import { fields } from '@faelles/language/dictionaries/en/fields.js';
import { wizard } from '@faelles/language/dictionaries/en/wizard.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { FieldDefinition, FieldKind } from '@faelles/schemas/field.js';
import type { Inputs } from '@faelles/schemas/answers.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Described, Description, Shown } from '../forms.ts';

registerDictionary('en', { ...fields, ...wizard });
registerLaterLoader('en', async () => (await import('@faelles/language/dictionaries/en/errors.js')).errors);
define('fk-form-wizard', FkFormWizard);
define('fk-text-field', FkTextField);
define('fk-textarea-field', FkTextareaField);
define('fk-date-field', FkDateField);
define('fk-radio-field', FkRadioField);
define('fk-checkboxes-field', FkCheckboxesField);
define('fk-select-field', FkSelectField);
define('fk-email-field', FkEmailField);
define('fk-phone-field', FkPhoneField);
define('fk-integer-field', FkIntegerField);
define('fk-file-field', FkFileField);

const kinds: Record<string, FieldKind> = { number: 'integer', tel: 'phone' };
const words = (text: string) => ({ da: text, en: text });

/** The definition format has no regular expressions; length and characters say the same of the patterns used here. */
function limits({ pattern = '', type }: Described): Partial<FieldDefinition> {
  if (type !== 'text' || !pattern) return {};
  const counts = [...pattern.matchAll(/\{(\d+)(?:,(\d+))?\}/g)].map(([, from, to]) => [Number(from), Number(to ?? from)] as const);
  const sum = (at: 0 | 1) => counts.reduce((all, count) => all + count[at], 0);
  const dash = pattern.includes('-?') ? 1 : 0;
  const characters = /^\^\[0-9\]\{\d+\}\$$/.test(pattern) ? 'digits' : /^\^\[A-Z\]/.test(pattern) ? 'letters-and-digits' : undefined;
  return { minLength: sum(0), maxLength: sum(1) + dash, ...(characters && { characters }) };
}

function defined(field: Described): FieldDefinition {
  const { name, label, type, required, min, max, options } = field;
  return {
    name, label: words(label), kind: kinds[type] ?? (type as FieldKind), required: required ?? false,
    ...limits(field),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(type === 'file' && { accept: ['application/pdf'], maxSize: 10_000_000 }),
    ...(options && { options: options.map(({ value, label }) => ({ value, label: words(label) })) }),
  };
}

const element = (host: ParentNode | undefined | null, selector: string) => host?.querySelector<HTMLElement>(selector) ?? undefined;
const frame = () => new Promise<void>((done) => setTimeout(done));

export async function mount(root: HTMLElement, spec: Description): Promise<Shown> {
  const wizard = document.createElement('fk-form-wizard') as FkFormWizard;
  wizard.definition = {
    format: 'faelles-form/1', id: spec.id, version: '1.0.0', title: words(spec.id),
    steps: spec.steps.map(({ name, title, showIf, fields }) => ({
      id: name, title: words(title), fields: fields.map(defined),
      ...(showIf && { when: { '==': [{ var: showIf.field }, showIf.equals] } }),
    })),
  } as unknown as FormDefinition;
  root.append(wizard);
  await wizard.updateComplete;
  const inside = () => wizard.shadowRoot!;
  const known = new Map<string, HTMLElement>();
  const field = (name: string) => {
    let found = known.get(name);
    if (!found?.isConnected) {
      found = element(inside(), `#field-${name}`);
      if (found) known.set(name, found);
    }
    return found as (HTMLElement & { input?: Json | undefined }) | undefined;
  };
  const control = (name: string) => {
    const within = field(name)?.shadowRoot;
    return element(within, 'input, select, textarea');
  };
  const proceed = () => element(inside(), '.primary')?.click();
  const heading = () => wizard.step;
  return {
    input: control,
    value: (name: string) => (wizard.draft().inputs as Record<string, Json>)[name],
    error: (name: string) => element(field(name)?.shadowRoot, '#error')?.textContent ?? '',
    errorCount: () => [...inside().querySelectorAll('[id^=field-]')].filter((host) => element(host.shadowRoot, '#error')).length,
    async validateAll() {
      proceed();
      await wizard.updateComplete;
    },
    async setValues(values) {
      wizard.inputs = values as Inputs;
      await wizard.updateComplete;
      while (!wizard.shadowRoot!.querySelector('.primary')) await frame();
    },
    /** Errors show once a changed field has been left: something is typed, left, and taken back. */
    async beforeTyping(name: string) {
      const host = field(name)!;
      for (const input of ['x', undefined]) {
        host.input = input;
        host.dispatchEvent(new Event('input', { bubbles: true }));
        if (input) host.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
        await frame();
      }
      await wizard.updateComplete;
    },
    async next() {
      const gone = new Promise((done) => wizard.addEventListener('fk-step', done, { once: true }));
      proceed();
      await gone;
      await wizard.updateComplete;
    },
    inSummary: () => heading() === 'check' && !!element(inside(), 'dl'),
  };
}
