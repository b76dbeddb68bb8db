import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { fetchedKind } from '@faelles/form-engine/kinds/fetched.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { answersStyles } from '@faelles/foundation/styles/answers.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { answerText } from '@faelles/form-engine/answer-text.js';
import { parseField } from '@faelles/form-engine/parse.js';
import { formatDateTime } from '@faelles/language/format.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { Json } from '@faelles/schemas/json.js';
import type { FetchedValue, SourceAnswer } from '@faelles/schemas/sources.js';
import { FieldElement } from '../base/field-element.ts';
import type { Asker } from './asker.ts';
import { fetchedStyles } from './fetched-styles.ts';
import { placeField, type Placed } from './typed.ts';

/** Milliseconds a source may take before the citizen is asked instead. */
const PATIENCE = 8_000;

/** What stands in the input: the value, and what the citizen typed before the source answered, which is never lost. */
type Input = Partial<FetchedValue> & { typed?: { [name: string]: Json } };

/**
 * Data about the citizen from a source: read only, with where it comes from and when, and a place to say that something
 * is wrong. While the source is away, or knows nobody, the citizen types the data instead; nothing waits for a source.
 *
 * @summary Data fetched from a register, shown with its source.
 * @tagname fk-fetched-field
 * @csspart data - The list of data.
 */
export class FkFetchedField extends FieldElement {
  static override readonly kind = 'fetched' as const;
  static override readonly reader: Kind = fetchedKind(parseField);
  static override readonly secret = true;
  static override styles = [...FieldElement.styles, answersStyles, buttonStyles, fetchedStyles];

  static override properties: PropertyDeclarations = {
    asker: { attribute: false },
    sourceState: { state: true },
    correcting: { state: true },
  };

  /** Asks the server. Without one the citizen types the data. */
  declare asker: Asker | undefined;
  /** How it went with the source; `''` before it was asked, `typed` when the citizen had answered before. */
  declare protected sourceState: '' | 'loading' | 'typed' | SourceAnswer['state'];
  declare protected correcting: boolean;

  #asked: AbortController | undefined;
  #fields = new Map<string, Placed>();
  #correction: Placed | undefined;

  constructor() {
    super();
    this.sourceState = '';
    this.correcting = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#asked?.abort();
    if (this.sourceState === 'loading') this.sourceState = '';
  }

  /** Asks the source again, as the button does. What was typed or said to be wrong stays. */
  async fetchAgain(): Promise<void> {
    const { asker, definition } = this;
    const { source, fields = [] } = definition ?? {};
    if (!asker || !source) return;
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    this.sourceState = 'loading';
    const late = setTimeout(() => asked.abort(), PATIENCE);
    const stopped = new Promise<never>((_, reject) => asked.signal.addEventListener('abort', reject, { once: true }));
    // Why it failed is for the log of whoever asks; the citizen is told what can be done.
    const answer = await Promise.race([asker.fetch(source.id, fields.map(({ name }) => name), asked), stopped]).catch(() => undefined);
    clearTimeout(late);
    if (asked !== this.#asked || !this.isConnected) return;
    this.#take(answer ?? { state: 'away', fetchedAt: '', data: {}, proofs: {} });
  }

  #take({ state, data, proofs, fetchedAt }: SourceAnswer): void {
    this.sourceState = state;
    const { from, data: before, correction, typed } = this.kept;
    const kept = { ...(correction !== undefined && { correction }), ...((typed ?? from === 'citizen') && { typed: typed ?? before ?? {} }) };
    if (state === 'found') this.#tell({ from: 'source', data, proofs, fetchedAt, ...kept });
    else if (state === 'protected') this.#tell({ from: 'protected', data: {}, proofs, fetchedAt, ...kept });
    // Another session, which the source does not know: what it said before proves nothing now, and is the citizen's to confirm.
    else if (state === 'unknown' && from && from !== 'citizen') this.#tell({ from: 'citizen', data: typed ?? before ?? {} });
  }

  protected get kept(): Input {
    return (this.input ?? {}) as Input;
  }

  #tell(input: Input): void {
    this.edit(input as Json);
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }

  protected override willUpdate(): void {
    if (this.sourceState || !this.asker || !this.definition) return;
    // What the citizen typed while the source was away is not asked about again unless they want to.
    if (this.kept.from === 'citizen' && this.outcome.value !== undefined) this.sourceState = 'typed';
    else void this.fetchAgain();
  }

  protected override get anchor(): HTMLElement | null {
    const wrong = this.outcome.issues[0]?.path;
    return (wrong && this.#fields.get(wrong)?.element) || this.find('control');
  }

  override focus(options?: FocusOptions): void {
    const wrong = this.outcome.issues[0]?.path ?? '';
    const first = this.#fields.get(wrong) ?? (wrong === 'correction' ? this.#correction : undefined) ?? this.#fields.values().next().value;
    (first?.element ?? this.renderRoot.querySelector('button'))?.focus(options);
  }

  /** Focuses one of the data, as a link of an error summary does. */
  focusPart(name: string): void {
    (name === 'correction' ? this.#correction : this.#fields.get(name))?.element.focus();
  }

  /** Where it comes from is said below, with when. */
  protected override get hintText(): string {
    return this.hint || this.words.text(this.definition?.hint);
  }

  protected override render(): TemplateResult {
    const { from } = this.kept;
    const shown = from === 'source' || from === 'protected';
    const source = this.words.text(this.definition?.source?.label);
    const loading = this.sourceState === 'loading' && !shown;
    const failed = ['away', 'unknown', 'typed'].includes(this.sourceState);
    return this.legendAbove(html`<div class="content">
      <div role="status">${
        loading ? html`<p class="soft">${this.t('fetched.loading', { source })}</p>`
        : shown ? html`<span class="visually-hidden">${this.t('fetched.came', { source })}</span>`
        : failed && this.asker && this.sourceState !== 'typed' ? html`<p class="notice">${this.t(`fetched.${this.sourceState}`, { source })}</p>`
        : nothing
      }</div>
      ${shown ? this.#shown(source) : nothing}
      ${(failed && !shown && this.asker) || (shown && this.error)
        ? html`<button type="button" ?disabled=${this.off} @click=${() => void this.fetchAgain()}>${this.t('fetched.again')}</button>`
        : nothing}
      ${shown || loading ? nothing : this.#typing()}
    </div>`);
  }

  #shown(source: string): unknown {
    const { from, fetchedAt = '', correction } = this.kept;
    const { language } = this.words;
    if (from === 'protected') return html`<p class="notice">${this.t('fetched.protected', { source })}</p>`;
    return html`<dl class="answers" part="data">
        ${(this.definition?.fields ?? []).map((field) => html`<div><dt>${this.words.text(field.label)}</dt><dd class="said">${this.#said(field)}</dd></div>`)}
      </dl>
      <p class="soft">${this.t('fetched.when', { source, time: formatDateTime(fetchedAt, language) })}</p>
      ${this.readOnly ? nothing
      : this.correcting || correction !== undefined ? this.#correcting(source)
      : html`<button type="button" class="plain" ?disabled=${this.off} @click=${this.#doubt}>${this.t('fetched.wrong')}</button>`}`;
  }

  #said(field: FieldDefinition): string {
    const value = this.kept.data?.[field.name];
    if (value === undefined) return this.t('fetched.none');
    // A register may hold what no citizen could type: it is shown as it is.
    const kind = parseField(field, value).value === undefined ? 'text' : field.kind;
    const line = { path: '', kind, label: field.label!, value, privacy: 'open' as const, ...(field.unit && { unit: field.unit }) };
    return answerText(line, this.words.language, (key: string) => this.t(key));
  }

  #correcting(source: string): unknown {
    const label = this.t('fetched.wrong-label');
    this.#correction = placeField({ name: 'correction', kind: 'textarea', required: false, maxLength: 2000 }, this.#correction);
    this.#correction?.show({ input: this.kept.correction, label, optionalText: '', hint: this.t('fetched.wrong-hint', { source }), disabled: this.off });
    return html`<div @input=${this.#corrected} @change=${this.tellChange}>${this.#correction?.element}</div>
      <button type="button" class="plain" ?disabled=${this.off} @click=${this.#allRight}>${this.t('fetched.not-wrong')}</button>`;
  }

  #typing(): unknown {
    const { data = {} } = this.kept;
    const { issues } = this.outcome;
    const revealed = !!this.shownError;
    const elements = (this.definition?.fields ?? []).map((field) => {
      const placed = placeField(field, this.#fields.get(field.name));
      if (!placed) return nothing;
      this.#fields.set(field.name, placed);
      const issue = revealed ? issues.find(({ path }) => path === field.name || (!path && field.required !== false)) : undefined;
      placed.show({ input: data[field.name], disabled: this.off, readOnly: this.readOnly, ...(this.today && { today: this.today }) });
      placed.reveal(issue !== undefined);
      return placed.element;
    });
    return html`<div class="typed" @input=${this.#typed} @change=${this.tellChange}>${elements}</div>`;
  }

  // The events go on to the page, which then reads the whole answer.
  readonly #typed = (): void => {
    const data = Object.fromEntries([...this.#fields].flatMap(([name, { element }]) => (element.input === undefined ? [] : [[name, element.input]])));
    this.edit({ from: 'citizen', data } as Json);
  };

  readonly #corrected = (): void => this.edit({ ...this.kept, correction: this.#correction!.element.input ?? '' } as Json);

  readonly #doubt = async (): Promise<void> => {
    this.correcting = true;
    await this.updateComplete;
    await this.#correction?.ready;
    await this.updateComplete;
    this.#correction?.element.focus();
  };

  readonly #allRight = async (): Promise<void> => {
    // What has the focus goes away with the box: left before the page is drawn, not while it is.
    ((this.renderRoot as ShadowRoot).activeElement as HTMLElement | null)?.blur();
    this.correcting = false;
    const { correction: _, ...rest } = this.kept;
    this.#tell(rest);
    this.tellChange();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('button.plain')?.focus();
  };
}
