import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { MessageParams } from '@faelles/language/message.js';
import { comboboxView, type ComboboxInput, type ComboboxOption, type ComboboxState } from './combobox-view.ts';
import { registerComboboxWords } from './combobox-words.ts';
import { submitOnEnter } from './submit-on-enter.ts';

type Host = ReactiveControllerHost & { renderRoot: HTMLElement | DocumentFragment };

interface Settings<Option extends ComboboxOption> {
  /** Id of the input; list and lines are named after it. */
  id: string;
  t: (key: string, params?: MessageParams) => string;
  /** The citizen typed. */
  typed: (text: string) => void;
  /** The citizen chose a line. */
  choose: (option: Option) => void;
  /** The list is asked for without typing; the options to show, if any are there at once. */
  ask?: () => void;
  /** The citizen left the input after typing. */
  settle: () => void;
}

/** Milliseconds of quiet before the count is said: screen readers drop what comes while keys are echoed. */
const quiet = 700;

/**
 * A text input with a list of suggestions, by the ARIA combobox pattern (editable, list autocomplete, manual selection):
 * the focus stays in the input, the active line is told by `aria-activedescendant`, nothing is chosen by itself. Enter
 * takes the active line, and submits when there is none; Escape closes the list and keeps the text. How many lines there
 * are is said by a polite status.
 *
 * Drawn inside a field's own root, since neither of these references crosses one.
 */
export class Combobox<Option extends ComboboxOption> implements ReactiveController {
  protected readonly settings: Settings<Option>;
  readonly #host: Host;
  #options: readonly Option[] = [];
  #open = false;
  #active = -1;
  #said = '';
  #saying: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, settings: Settings<Option>) {
    this.settings = settings;
    this.#host = host;
    host.addController(this);
    registerComboboxWords();
  }

  hostDisconnected(): void {
    this.close();
  }

  get input(): HTMLInputElement | null {
    return this.#host.renderRoot?.querySelector<HTMLInputElement>(`#${this.settings.id}`) ?? null;
  }

  get options(): readonly Option[] {
    return this.#options;
  }

  /** Shows these lines; `count` says how many there are when they are more than shown. No line closes the list. */
  offer(options: readonly Option[]): void {
    this.#options = options;
    this.#active = -1;
    this.#open = options.length > 0;
    this.say(options.length ? this.settings.t('combobox.count', { count: options.length }) : '', quiet);
    this.#host.requestUpdate();
  }

  close(): void {
    this.#open = false;
    this.#active = -1;
    this.#host.requestUpdate();
  }

  /** Tells assistive technology, after a pause so that a later message takes the place of an earlier one. */
  say(words: string, after = 0): void {
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => {
      this.#said = words;
      this.#host.requestUpdate();
    }, after);
  }

  /** Input, list and status. The text in the input is set by {@link show}. */
  view(input: ComboboxInput): TemplateResult {
    return comboboxView(this.settings.id, input, this.state);
  }

  /** What is shown now, for `comboboxView`. */
  get state(): ComboboxState {
    return {
      options: this.#options, open: this.#open, active: this.#active, said: this.#said,
      typed: this.#typed, key: this.#key, settled: this.#settled, click: this.#click, left: this.#left, pick: this.#pick,
    };
  }

  /** Puts text into the input, unless it stands there already. */
  show(text: string): void {
    const { input } = this;
    if (input && input.value !== text) input.value = text;
  }

  /** Scrolls the list, never the page, so that the active line is seen. */
  hostUpdated(): void {
    if (!this.#open || this.#active < 0) return;
    const line = this.#host.renderRoot.querySelector<HTMLElement>(`#${this.settings.id}-${this.#active}`);
    const list = line?.parentElement;
    if (!line || !list) return;
    const [top, bottom] = [line.offsetTop, line.offsetTop + line.offsetHeight];
    if (top < list.scrollTop) list.scrollTop = top;
    else if (bottom > list.scrollTop + list.clientHeight) list.scrollTop = bottom - list.clientHeight;
  }

  #move(by: number): void {
    const { length } = this.#options;
    // Past either end is the text itself: no line is active.
    this.#active = ((this.#active + 1 + by + length + 1) % (length + 1)) - 1;
    this.#host.requestUpdate();
  }

  #take(at: number): void {
    const option = this.#options[at];
    if (!option) return;
    this.close();
    this.settings.choose(option);
  }

  readonly #typed = (event: Event): void => this.settings.typed((event.target as HTMLInputElement).value);

  readonly #settled = (): void => this.settings.settle();

  readonly #click = (): void => {
    if (!this.#open && !this.input?.readOnly) this.settings.ask?.();
  };

  readonly #left = (): void => this.close();

  readonly #pick = (event: Event): void => {
    const line = (event.target as Element).closest('[role=option]');
    if (line) this.#take([...line.parentElement!.children].indexOf(line));
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || this.input?.readOnly) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (event.altKey && key === 'ArrowUp') return this.close();
      if (!this.#open && this.#options.length && this.input?.value) this.#open = true;
      else if (!this.#open) this.settings.ask?.();
      if (this.#open && !event.altKey) this.#move(key === 'ArrowDown' ? 1 : -1);
      this.#host.requestUpdate();
    } else if (key === 'Escape' && this.#open) {
      // A dialog around the form is not to close too.
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (key === 'Enter' && this.#open && this.#active >= 0) {
      event.preventDefault();
      this.#take(this.#active);
    } else submitOnEnter(event);
  };
}
