import { Combobox, type ComboboxInput } from './combobox.ts';
import { fold } from './fold.ts';
import type { MessageParams } from '@faelles/language/message.js';
import type { TemplateResult } from 'lit';

/** One of many that can be found by typing. */
export interface SearchChoice {
  /** What is kept: a code. */
  value: string;
  label: string;
  /** Other names it is found by. */
  also?: readonly string[];
}

interface Settings {
  id: string;
  t: (key: string, params?: MessageParams) => string;
  choices: () => readonly SearchChoice[];
  /** The citizen gave this: a code, or text that is none of the choices (yet). */
  give: (input: string | undefined, told: boolean) => void;
  /** After the citizen has gone on. */
  done: () => void;
}

const names = new WeakMap<SearchChoice, string[]>();

function namesOf(choice: SearchChoice): string[] {
  let found = names.get(choice);
  if (!found) names.set(choice, (found = [choice.label, choice.value, ...(choice.also ?? [])].map(fold)));
  return found;
}

/** Choices that fit what was typed: those that begin so first, then those with a word that does, then the rest. */
export function matching(choices: readonly SearchChoice[], text: string): SearchChoice[] {
  const asked = fold(text);
  if (!asked) return [...choices];
  const rank = (choice: SearchChoice): number => {
    // A code is only meant when it is written whole.
    const all = namesOf(choice).filter((name, at) => at !== 1 || name === asked);
    if (all.some((name) => name.startsWith(asked))) return 0;
    return all.some((name) => name.includes(` ${asked}`)) ? 1 : all.some((name) => asked.length > 2 && name.includes(asked)) ? 2 : 3;
  };
  return [0, 1, 2].flatMap((wanted) => choices.filter((choice) => rank(choice) === wanted));
}

/** The choice that is called exactly so. */
export function named(choices: readonly SearchChoice[], text: string): SearchChoice | undefined {
  const asked = fold(text);
  return asked ? (choices.find(({ value }) => fold(value) === asked) ?? choices.find((choice) => namesOf(choice).includes(asked))) : undefined;
}

/**
 * A combobox over choices that are all known. Typed text alone will do, as on a phone whose keyboard hides the list: a
 * name written out is that choice, and so is the beginning of only one.
 */
export class ChoiceBox {
  readonly #settings: Settings;
  readonly #box: Combobox<SearchChoice>;
  /** What stands in the input while it is typed, and the input it gave. */
  #typing: { text: string; gave: string | undefined } | undefined;

  constructor(host: ConstructorParameters<typeof Combobox>[0], settings: Settings) {
    this.#settings = settings;
    const { id, t, choices } = settings;
    this.#box = new Combobox<SearchChoice>(host, {
      id,
      t,
      typed: (text) => {
        const found = matching(choices(), text);
        this.#give(text, named(choices(), text)?.value ?? (text.trim() ? text : undefined));
        this.#box.offer(text.trim() ? found : []);
        if (text.trim() && !found.length) this.#box.say(t('combobox.none'), 700);
      },
      choose: (choice) => this.#choose(choice),
      ask: () => this.#box.offer(choices()),
      settle: () => {
        const { text = '' } = this.#typing ?? {};
        const found = matching(choices(), text);
        const meant = named(choices(), text) ?? (text.trim() && found.length === 1 ? found[0] : undefined);
        this.#typing = undefined;
        if (meant) settings.give(meant.value, true);
        settings.done();
      },
    });
  }

  view(input: ComboboxInput): TemplateResult {
    return this.#box.view(input);
  }

  /** Nothing fits what stands there. */
  get none(): boolean {
    return !!this.#typing?.text.trim() && !matching(this.#settings.choices(), this.#typing.text).length;
  }

  /** After each render: the name of what is chosen, or the text as it was typed. */
  sync(input: string | undefined): void {
    const { text, gave } = this.#typing ?? {};
    this.#box.show(text !== undefined && gave === input ? text : this.labelOf(input));
  }

  labelOf(input: string | undefined): string {
    return this.#settings.choices().find(({ value }) => value === input)?.label ?? input ?? '';
  }

  #give(text: string, gave: string | undefined): void {
    this.#typing = { text, gave };
    this.#settings.give(gave, false);
  }

  #choose({ value, label }: SearchChoice): void {
    this.#typing = undefined;
    this.#box.offer([]);
    this.#box.say(this.#settings.t('combobox.chosen', { label }));
    this.#settings.give(value, true);
    this.#settings.done();
  }
}
