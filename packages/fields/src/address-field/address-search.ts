import { html, nothing, type TemplateResult } from 'lit';
import type { MessageParams } from '@faelles/language/message.js';
import type { AddressSuggestion, DanishAddress } from '@faelles/schemas/address.js';
import { Combobox } from '../base/combobox.ts';
import { fold } from '../base/fold.ts';
import type { AddressLookup } from './lookup.ts';

/** What the search needs of its field. */
export interface Seeker {
  /** Whom to ask, and for what. */
  asking(): { lookup: AddressLookup; level: 'full' | 'access'; municipality: string | undefined; coordinates: boolean };
  t(key: string, params?: MessageParams): string;
  /** The citizen typed: no address yet. */
  seek(text: string): void;
  /** An address was chosen. */
  found(address: DanishAddress): void;
  /** The citizen has gone on. */
  done(): void;
}

/** Milliseconds without a key before a search is sent. */
const pause = 250;
/** With fewer characters every other street fits. */
const least = 2;
/** Milliseconds before a search is said to be under way: most are over by then. */
const slow = 800;

/**
 * Search for an address in stages: a suggestion is an address, or leads on to the next search (street, town, house
 * number, floor and door). One search at a time: a new one ends the one before, and an answer that comes too late is
 * dropped. A search that fails changes nothing but `away`.
 */
export class AddressSearch {
  readonly box: Combobox<AddressSuggestion>;
  /** The last search got no answer. */
  away = false;
  #seeker: Seeker;
  #host: ConstructorParameters<typeof Combobox>[0];
  #under = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  #none = false;
  /** House number that the citizen has chosen and whose addresses are looked for. */
  #accessId: string | undefined;

  constructor(host: ConstructorParameters<typeof Combobox>[0], seeker: Seeker) {
    this.#host = host;
    this.#seeker = seeker;
    this.box = new Combobox<AddressSuggestion>(host, {
      id: 'search',
      t: (key, params) => seeker.t(key, params),
      typed: (text) => {
        this.#accessId = undefined;
        seeker.seek(text);
        this.#later(text);
      },
      choose: (suggestion) => void this.#choose(suggestion),
      ask: () => this.#later(this.box.input?.value ?? '', 0),
      settle: () => this.#settle(),
    });
  }

  /** Ends what is under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#under.abort();
    this.#busy = this.#none = false;
  }

  /** Goes on with what was typed before this was here. */
  start(): void {
    const { input } = this.box;
    if (input?.matches(':focus')) this.#later(input.value);
  }

  /** What is said under the input. */
  notes(): TemplateResult {
    const t = (key: string) => this.#seeker.t(key);
    // The status of the box has said it already.
    const note = this.#none && !this.away ? t('address.none') : this.#busy ? t('address.searching') : '';
    return html`${note ? html`<div class="hint" aria-hidden="true">${note}</div>` : nothing}
      <div role="status" class=${this.away ? 'warning' : nothing}>${this.away ? t('address.away') : ''}</div>`;
  }

  #later(text: string, after = pause): void {
    this.stop();
    const asked = text.trim();
    if (asked.length < least) return this.box.offer([]);
    this.#timer = setTimeout(() => void this.#search(asked), after);
  }

  async #search(text: string): Promise<void> {
    const { lookup, level, municipality } = this.#seeker.asking();
    const accessId = this.#accessId;
    const query = { text: text.slice(0, 200), level, ...(municipality && { municipality }), ...(accessId && { accessId }) };
    const found = await this.#asked((signal) => lookup.search(query, { signal }));
    if (!found) return;
    const [only] = found;
    // A house with one address has nothing more to choose.
    if (accessId && found.length === 1 && only!.complete) return this.#choose(only!);
    this.#none = !found.length;
    this.box.offer(found);
    if (this.#none) this.box.say(this.#seeker.t('address.none'), 700);
  }

  async #choose(suggestion: AddressSuggestion): Promise<void> {
    const { level, coordinates, lookup } = this.#seeker.asking();
    const { label, text, caret, id, kind } = suggestion;
    this.stop();
    // At once and not with the next render: the caret goes into this text.
    this.box.show(text);
    this.box.offer([]);
    this.#seeker.seek(text);
    if (!suggestion.complete) {
      this.box.input?.setSelectionRange(caret, caret);
      this.#accessId = kind === 'access' ? id : undefined;
      this.box.say(this.#seeker.t('address.further', { label }));
      return this.#search(text);
    }
    const address = await this.#asked((signal) => lookup.resolve({ id: id!, level, label, ...(coordinates && { coordinates }) }, { signal }));
    if (!address) return;
    this.box.say(this.#seeker.t('address.chosen', { label }));
    this.#seeker.found(address);
  }

  /** An address that was written out to its last letter is that address. */
  #settle(): void {
    const text = fold(this.box.input?.value ?? '');
    const meant = this.box.options.find(({ complete, label }) => complete && fold(label) === text);
    if (meant) void this.#choose(meant);
    this.#seeker.done();
  }

  /** One question; undefined when another took its place or nobody answered. */
  async #asked<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer | undefined> {
    this.#under.abort();
    const under = (this.#under = new AbortController());
    const late = setTimeout(() => {
      this.#busy = true;
      this.box.say(this.#seeker.t('address.searching'));
    }, slow);
    let answer: Answer | undefined;
    try {
      answer = await ask(under.signal);
      if (!under.signal.aborted) this.away = false;
    } catch {
      if (!under.signal.aborted) {
        this.away = true;
        this.box.offer([]);
      }
    }
    clearTimeout(late);
    if (under.signal.aborted) return undefined;
    this.#busy = false;
    this.#host.requestUpdate();
    return answer;
  }
}
