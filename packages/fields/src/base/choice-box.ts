import { Combobox } from './combobox.ts';
import type { ComboboxInput } from './combobox-view.ts';
import { fold, foldLoosely } from './fold.ts';
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

/** A name in both ways it is compared. */
type Name = readonly [strict: string, loose: string];
const names = new WeakMap<SearchChoice, Name[]>();

const nameOf = (text: string): Name => [fold(text), foldLoosely(text)];

/** What a choice is called; its code comes last. */
function namesOf(choice: SearchChoice): Name[] {
  let found = names.get(choice);
  if (!found) names.set(choice, (found = [choice.label, ...(choice.also ?? []), choice.value].map(nameOf)));
  return found;
}

/** Choices that fit what was typed: those that begin so first, then those with a word that does, then the rest. */
export function matching(choices: readonly SearchChoice[], text: string): SearchChoice[] {
  const asked = nameOf(text);
  if (!asked[0]) return [...choices];
  const ranks: ((name: string, part: string) => boolean)[] = [
    (name, part) => name.startsWith(part),
    (name, part) => name.includes(` ${part}`),
    (name, part) => part.length > 2 && name.includes(part),
  ];
  const fits = (choice: SearchChoice, rank: (typeof ranks)[number]) =>
    // A code is only meant when it is written whole.
    namesOf(choice).some(
      (name, at, all) =>
        (at < all.length - 1 || name[0] === asked[0]) &&
        // What begins in the middle is looked for in the name that is shown only: a hit that cannot be seen is a riddle.
        (at === 0 || rank !== ranks[2]) &&
        name.some((form, way) => rank(form, asked[way]!)),
    );
  const rankOf = (choice: SearchChoice): number => ranks.findIndex((rank) => fits(choice, rank));
  const ranked = choices.map((choice) => ({ choice, rank: rankOf(choice) }));
  return ranks.flatMap((_, wanted) => ranked.filter(({ rank }) => rank === wanted).map(({ choice }) => choice));
}

/** The choice that is called exactly so. */
export function named(choices: readonly SearchChoice[], text: string): SearchChoice | undefined {
  const asked = nameOf(text);
  const called = (choice: SearchChoice, way: 0 | 1) => namesOf(choice).some((name) => name[way] === asked[way]);
  return asked[0] ? (choices.find((choice) => called(choice, 0)) ?? choices.find((choice) => called(choice, 1))) : undefined;
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
