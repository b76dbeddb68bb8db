import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { period as periodKind } from '@faelles/form-engine/kinds/period.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import type { Json } from '@faelles/schemas/json.js';
import { PartsField, type Part } from '../base/parts-field.ts';
import { submitOnEnter } from '../base/submit-on-enter.ts';
import { dayParts, dayPartsOf } from '../date-field/date-parts.ts';
import { periodStyles } from './period-styles.ts';

const ENDS = ['from', 'to'] as const;

/**
 * Two days, each of three inputs as a date has them, in one question: the last is not before the first. A whole day may
 * be pasted into any input of it, and a whole period into any.
 *
 * @summary A period from one day to another. The value is `{from, to}`, each `YYYY-MM-DD`.
 * @tagname fk-period-field
 */
export class FkPeriodField extends PartsField {
  static override readonly kind = 'period' as const;
  static override readonly reader: Kind = periodKind;
  static override readonly limits = ['min', 'max'];
  static override styles = [...PartsField.styles, periodStyles];
  static override readonly parts: readonly Part[] = ENDS.flatMap((end) => dayParts.map((part) => ({ ...part, name: `${end}.${part.name}` })));

  static override properties: PropertyDeclarations = {
    min: {},
    max: {},
  };

  /** Earliest day of both, `YYYY-MM-DD`. */
  declare min: string | undefined;
  /** Latest day of both, `YYYY-MM-DD`. */
  declare max: string | undefined;

  /** One of its days, `from`, or one input of it, `from.month`. */
  override focusPart(name: string): void {
    const first = dayParts.find((part) => this.wrong(`${name}.${part.name}`)) ?? dayParts[0];
    super.focusPart(this.find(name) ? name : `${name}.${first.name}`);
  }

  protected override partsOf(input: Json | undefined): Record<string, string> {
    if (typeof input !== 'object' || input === null) return {};
    const days = input as Record<string, Json>;
    return Object.fromEntries(
      ENDS.flatMap((end) => Object.entries(dayPartsOf(days[end])).map(([part, text]) => [`${end}.${part}`, text])),
    );
  }

  /** An issue of a day is about its three inputs; of one that is not finished, about those that are empty. */
  protected override wrong(part: string): boolean {
    if (super.wrong(part)) return true;
    if (this.readOnly) return false;
    const end = part.split('.')[0]!;
    if (this.errors) return end in this.errors;
    return this.outcome.issues.some(({ path, code }) =>
      path === end || (code === 'date-incomplete' && path.startsWith(`${end}.`) && !this.partsOf(this.input)[part]?.trim()),
    );
  }

  protected override partInputs(): TemplateResult {
    return html`<div class="days" @input=${this.#typedPart} @change=${this.tellChange} @keydown=${submitOnEnter}>
      ${ENDS.map(
        (end) => html`<fieldset class="day" aria-describedby=${this.errorOf(end) ?? nothing}>
          <legend>${this.t(`field.period.${end}`)}</legend>
          <div class="parts">${dayParts.map((part) => this.#input(`${end}.${part.name}`, part))}</div>
        </fieldset>`,
      )}
    </div>`;
  }

  #input(id: string, { name, size }: Part): TemplateResult {
    return html`<div class="part"
      ><label for=${id}>${this.t(`field.date.${name}`)}</label
      ><input
        id=${id}
        part="control"
        class="control"
        size=${size}
        inputmode="numeric"
        spellcheck="false"
        ?required=${this.required}
        ?readonly=${this.readOnly}
        aria-invalid=${this.shownError && this.wrong(id) ? 'true' : nothing}
        aria-describedby=${this.errorOf(id) ?? nothing}
        @paste=${this.#pastedInto}
    /></div>`;
  }

  readonly #typedPart = (event: Event): void => {
    const { id, value } = event.target as HTMLInputElement;
    this.edit(nested({ ...this.partsOf(this.input), [id]: value }));
  };

  readonly #pastedInto = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text').trim() ?? '';
    const whole = /^(.*\d{4}|\d{4}-\d\d-\d\d)\s*(?:[-\u2010-\u2015/]|til|to|\s)\s*(\d.*)$/s.exec(text);
    const days = whole?.slice(1).map(dayPartsOf) ?? [];
    const [end] = (event.target as Element).id.split('.') as [string];
    const single = dayPartsOf(text);
    const found: Record<string, Record<string, string>> =
      days.length && days.every((day) => day.day) ? { from: days[0]!, to: days[1]! }
      : single.day ? { [end]: single }
      : {};
    if (!Object.keys(found).length) return;
    event.preventDefault();
    this.edit({ ...nested(this.partsOf(this.input)), ...found });
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.tellChange();
  };
}

/** `{'from.day': '1'}` → `{from: {day: '1'}}`. */
function nested(parts: Record<string, string>): Record<string, Record<string, string>> {
  const input: Record<string, Record<string, string>> = {};
  for (const [path, text] of Object.entries(parts)) {
    const [end, part] = path.split('.') as [string, string];
    (input[end] ??= {})[part] = text;
  }
  return input;
}
