import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { address as addressKind } from '@faelles/form-engine/kinds/address.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { afterPress } from '@faelles/foundation/after-press.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import type { Json } from '@faelles/schemas/json.js';
import { comboboxStyles } from '../base/combobox-styles.ts';
import { comboboxView } from '../base/combobox-view.ts';
import { isEmpty } from '../base/empty.ts';
import type { Part } from '../base/parts-field.ts';
import { PartsField } from '../base/parts-field.ts';
import { submitOnEnter } from '../base/submit-on-enter.ts';
import type { AddressSearch } from './address-search.ts';
import { addressStyles } from './address-styles.ts';
import type { ForeignView } from './foreign-view.ts';
import { overHttp, type AddressLookup } from './lookup.ts';
import { lineOf, partsOfLine } from './typed-address.ts';
import { registerAddressWords } from './words.ts';

const tokens: Record<string, string> = { street: 'address-line1', postalCode: 'postal-code', postalDistrict: 'address-level2' };

/** How the address is given: searched for, typed by parts, or abroad. */
type Way = 'search' | 'manual' | 'foreign';

const foreign: readonly Part[] = [{ name: 'lines', size: 40 }, { name: 'postalCode', size: 10, optional: true }, { name: 'city', size: 20, optional: true }];

/**
 * Searched for where there is a look-up, and typed by parts where there is none, where the citizen wants to, and where the
 * look-up does not answer; never both, and nothing typed is lost on the way from one to the other.
 * The value of an address that was looked up has its ids and `source: 'register'`; one with a `country` is foreign.
 *
 * @summary An address: looked up, typed by parts, or in another country. The value is an object of its parts.
 * @tagname fk-address-field
 */
export class FkAddressField extends PartsField {
  static override readonly kind = 'address' as const;
  static override readonly reader: Kind = addressKind;
  static override readonly limits = ['allowForeign', 'coordinates'];
  static override styles = [...PartsField.styles, buttonStyles, comboboxStyles, addressStyles];
  static override readonly parts: readonly Part[] = [
    { name: 'street', size: 30 },
    { name: 'houseNumber', size: 5 },
    { name: 'floor', size: 4, optional: true },
    { name: 'door', size: 4, optional: true },
    { name: 'postalCode', size: 4, numeric: true },
    { name: 'postalDistrict', size: 24 },
  ];

  static override properties: PropertyDeclarations = {
    lookup: { attribute: false },
    endpoint: {},
    allowForeign: { type: Boolean, attribute: 'allow-foreign' },
    coordinates: { type: Boolean },
    level: {},
    municipality: {},
  };

  /** Looks addresses up. Without one, and without `endpoint`, they are typed. */
  declare lookup: AddressLookup | undefined;
  /** Where a server that looks addresses up has its API, as `/api`. */
  declare endpoint: string | undefined;
  /** The address may be in another country. */
  declare allowForeign: boolean | undefined;
  /** The value of an address that was looked up has its coordinates. */
  declare coordinates: boolean | undefined;
  /** `access` ends the search at the house number; default `full`, with floor and door. */
  declare level: 'full' | 'access' | undefined;
  /** Only addresses in the municipality of this four-digit code are suggested. */
  declare municipality: string | undefined;

  #search: AddressSearch | undefined;
  #foreign: ForeignView | undefined;
  #http: { endpoint: string; lookup: AddressLookup } | undefined;
  /** What is typed before the search is there: it is searched for when it comes. */
  readonly #early = {
    typed: (event: Event): void => this.edit({ search: (event.target as HTMLInputElement).value }),
    settled: () => this.tellChange(),
    key: submitOnEnter,
  };
  /** What was given in a way that the citizen has left. */
  #left: Partial<Record<Way, Json>> = {};

  constructor() {
    super();
    registerAddressWords();
    this.addEventListener('focusout', () => {
      // Nobody answered and the citizen goes on: what was typed becomes the parts, which can be checked.
      if (this.#search?.away && this.#way === 'search' && !isEmpty(this.input)) afterPress(() => this.#take('manual', false));
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#search?.stop();
  }

  override formResetCallback(): void {
    this.#left = {};
    super.formResetCallback();
  }

  get #looker(): AddressLookup | undefined {
    const { lookup, endpoint } = this;
    if (lookup || !endpoint) return lookup;
    if (this.#http?.endpoint !== endpoint) this.#http = { endpoint, lookup: overHttp(endpoint) };
    return this.#http.lookup;
  }

  /** The way is told by what was given, so that a draft comes back to where it was left. */
  get #way(): Way {
    const { input } = this;
    const given = typeof input === 'object' && input !== null ? input : {};
    if ('country' in given || 'lines' in given) return 'foreign';
    if (!this.#looker || this.readOnly) return 'manual';
    return 'street' in given && (given as { source?: Json }).source !== 'register' ? 'manual' : 'search';
  }

  protected override get parts(): readonly Part[] {
    const way = this.#way;
    return way === 'manual' ? super.parts : way === 'foreign' && this.#foreign ? foreign : [];
  }

  protected override partsOf(input: Json | undefined): Record<string, string> {
    const given = super.partsOf(input) as Record<string, Json>;
    if ('country' in given || 'lines' in given) {
      const { country = '', lines = '', postalCode = '', city = '' } = given;
      return { country, lines: Array.isArray(lines) ? lines.join('\n') : lines, postalCode, city } as Record<string, string>;
    }
    // Of an address that was looked up only what is typed stays when it is changed: its ids are another's.
    const typed = Object.fromEntries(super.parts.filter(({ name }) => name in given).map(({ name }) => [name, given[name]]));
    return (typeof given.search === 'string' ? { ...partsOfLine(given.search), ...typed } : typed) as Record<string, string>;
  }

  /** Autofill is for the citizen's own address only, so only when the page says so. */
  protected override tokenOf(part: string): string | undefined {
    return (this.autocomplete ?? this.definition?.autocomplete) ? tokens[part] : undefined;
  }

  protected override get anchor(): HTMLElement | null {
    const way = this.#way;
    if (way === 'search') return this.find('search');
    return way === 'foreign' && (this.wrong('country') || !this.outcome.issues.length) ? this.find('country') : super.anchor;
  }

  protected override willUpdate(): void {
    const way = this.#way;
    if (way === 'search' && !this.#search) void this.#fetchSearch();
    if (way === 'foreign' && !this.#foreign) void this.#fetchForeign();
  }

  protected override render(): TemplateResult {
    const way = this.#way;
    const content = way === 'search' ? this.#searchView() : way === 'foreign' ? this.#foreignView() : this.partInputs();
    return this.legendAbove(html`${content}${this.#ways(way)}`);
  }

  protected override updated(): void {
    super.updated();
    const way = this.#way;
    const { input } = this;
    if (way === 'search') {
      const { search } = (input ?? {}) as { search?: string };
      const control = this.find<HTMLInputElement>('search')!;
      const shown = search ?? lineOf(this.partsOf(input));
      if (control.value !== shown) control.value = shown;
    }
    if (way === 'foreign') this.#foreign?.sync(this.partsOf(input).country ?? '');
  }

  #searchView(): unknown {
    const wrong = !!this.shownError;
    return html`<div class="search">
      <label for="search">${this.t('address.search')}</label>
      <div class="hint" id="search-hint">${this.t('address.search-hint')}</div>
      ${comboboxView(
        'search',
        {
          label: this.t('address.search'),
          required: this.required,
          invalid: wrong,
          describedBy: ['search-hint', this.errorOf('search')].filter(Boolean).join(' '),
        },
        this.#search?.box.state ?? this.#early,
      )}
      ${this.#search?.notes()}
    </div>`;
  }

  #foreignView(): unknown {
    return this.#foreign?.view(this.typed, this.tellChange, submitOnEnter) ?? nothing;
  }

  /** The other ways to give the address. */
  #ways(way: Way): unknown {
    if (this.readOnly || this.off) return nothing;
    const { allowForeign } = this.spec;
    const others: [Way, string][] =
      way === 'foreign' ? [[this.#looker ? 'search' : 'manual', 'address.to-danish']]
      : [
          ...(way === 'search' ? [['manual', 'address.to-manual'] as [Way, string]] : this.#looker ? [['search', 'address.to-search'] as [Way, string]] : []),
          ...(allowForeign ? [['foreign', 'address.to-foreign'] as [Way, string]] : []),
        ];
    if (!others.length) return nothing;
    return html`<div class="ways">
      ${others.map(([to, words]) => html`<button type="button" class="plain" @click=${() => this.#take(to, true)}>${this.t(words)}</button>`)}
    </div>`;
  }

  /** Goes on in another way, with what was given in this one. */
  #take(to: Way, focus: boolean): void {
    const from = this.#way;
    if (from === to) return;
    // What has the focus goes with this drawing; leaving it is told now and not in the middle of that.
    (this.shadowRoot!.activeElement as HTMLElement | null)?.blur();
    const { input } = this;
    if (input !== undefined) this.#left[from] = input;
    const parts = from === 'foreign' ? {} : this.partsOf(input);
    // From abroad and back what was given there before; between search and parts what stands here now.
    const kept = from === 'foreign' || to === 'foreign' ? this.#left[to] : undefined;
    const empty = to === 'foreign' ? { country: '', lines: '' } : { street: '' };
    this.#search?.stop();
    this.edit(kept ?? ((to === 'search' ? { search: lineOf(parts) } : { ...empty, ...parts }) as Json));
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    this.tellChange();
    if (focus) void this.#enter(to);
  }

  /** The button that was pressed is gone; the focus goes to the first thing to fill in. */
  async #enter(way: Way): Promise<void> {
    if (way === 'foreign') await this.#fetchForeign();
    if (way === 'search') await this.#fetchSearch();
    await this.updateComplete;
    const values = this.partsOf(this.input);
    const open = this.parts.find(({ name, optional }) => !optional && !values[name]);
    (this.find(way === 'search' ? 'search' : way === 'foreign' ? 'country' : (open ?? this.parts[0])?.name ?? '') ?? this.anchor)?.focus();
  }

  async #fetchSearch(): Promise<void> {
    const loaded = await import('./address-search.ts').catch(() => undefined);
    if (!loaded) return this.#take('manual', false);
    if (this.#search) return;
    this.#search = new loaded.AddressSearch(this, this.#seeker());
    this.#search.start();
    this.requestUpdate();
  }

  async #fetchForeign(): Promise<void> {
    const { ForeignView } = await import('./foreign-view.ts');
    this.#foreign ??= new ForeignView(this, this.#abroad());
    this.requestUpdate();
  }

  #seeker(): ConstructorParameters<typeof AddressSearch>[1] {
    return {
      asking: () => ({ lookup: this.#looker!, level: this.level ?? 'full', municipality: this.municipality, coordinates: !!this.spec.coordinates }),
      t: (key, params) => this.t(key, params),
      seek: (search) => this.edit({ search }),
      found: (address) => {
        this.edit(address as unknown as Json);
        this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
        this.tellChange();
      },
      done: () => this.tellChange(),
    };
  }

  #abroad(): ConstructorParameters<typeof ForeignView>[1] {
    return {
      state: () => ({ language: this.words.language, required: this.required, readOnly: this.readOnly }),
      t: (key, params) => this.t(key, params),
      wrong: (part) => !!this.shownError && this.wrong(part),
      errorOf: (part) => this.errorOf(part),
      give: (country, told) => {
        this.edit({ ...this.partsOf(this.input), country });
        if (told) this.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      },
      done: () => this.tellChange(),
    };
  }
}
