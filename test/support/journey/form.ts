/** Answers a form by the paths of its definition, in the page's language: what a test walks with when the words are not its point. */
import { readdirSync } from 'node:fs';
import { createTranslator, type Translator } from '@faelles/language';
import type { Block, FieldDefinition, FormDefinition } from '@faelles/schemas/definition.js';
import { textIn } from '@faelles/schemas/text-in.js';
import type { Text } from '@faelles/schemas/text.js';
import type { Citizen } from './citizen.ts';
import type { Name } from './tree.ts';
import { until } from './until.ts';

export type Language = 'da' | 'en';

/** Every word of a language that is ours. */
export async function dictionary(language: Language): Promise<Translator> {
  const folder = new URL(`../../../packages/language/src/dictionaries/${language}/`, import.meta.url);
  const words: Record<string, string> = {};
  for (const name of readdirSync(folder)) {
    const module = (await import(new URL(name, folder).href)) as Record<string, Record<string, string>>;
    for (const part of Object.values(module)) Object.assign(words, part);
  }
  const translate = createTranslator(words, language);
  const strict = (keys: string | readonly string[], params?: Parameters<Translator>[1]): string => {
    const found = translate(keys, params);
    if (translate.missing.size > 0) throw new Error(`No words for ${[...translate.missing].join(', ')}`);
    return found;
  };
  return Object.assign(strict, { language, has: translate.has, missing: translate.missing });
}

/** Answers by path: a text as it is typed, a date as ISO, an option's value, true or false, address parts, paths of files. */
export type Given = Record<string, string | boolean | number | Record<string, string> | readonly string[]>;

/** A definition in a language, with what finds its controls on a page. */
export class FormWords {
  readonly definition: FormDefinition;
  readonly language: Language;
  readonly t: Translator;

  constructor(definition: FormDefinition, language: Language, t: Translator) {
    this.definition = definition;
    this.language = language;
    this.t = t;
  }

  /** A text of the definition. */
  say(text: Text | undefined): string {
    return text ? textIn(text, this.language).replace(/\s+/g, ' ').trim() : '';
  }

  /** The field at a path of names. */
  field(path: string): FieldDefinition {
    const names = path.split('.');
    let fields = this.definition.steps.flatMap((step) => step.fields);
    let found: FieldDefinition | undefined;
    for (const name of names) {
      found = fields.find((field) => field.name === name);
      if (!found) throw new Error(`The definition has no field ${path}`);
      // The branches of a choice have no name of their own in a path.
      fields = found.kind === 'choice' ? (found.fields ?? []).flatMap((branch) => branch.fields ?? []) : (found.fields ?? []);
    }
    return found!;
  }

  /** Label of the field at a path; the title of the consent or declaration it stands for. */
  label(path: string): string {
    const { label, ref } = this.field(path);
    const { consents = [], declarations = [] } = this.definition;
    return this.say(label ?? [...consents, ...declarations].find(({ id }) => id === ref)?.title);
  }

  /** Heading of a step. */
  step(id: string): string {
    const step = this.definition.steps.find((one) => one.id === id);
    return step ? this.say(step.title) : this.t(`wizard.${id}`);
  }

  /** Gives the answers, in the order they stand. */
  async answer(citizen: Citizen, given: Given): Promise<void> {
    for (const [path, value] of Object.entries(given)) await this.#one(citizen, path, value);
  }

  async #one(citizen: Citizen, path: string, value: Given[string]): Promise<void> {
    if (path.endsWith('.branch')) {
      const choice = this.field(path.slice(0, -'.branch'.length));
      await citizen.choose(this.say(choice.fields?.find(({ name }) => name === value)?.label), this.say(choice.label));
      return;
    }
    const field = this.field(path);
    const label = this.label(path);
    switch (field.kind) {
      case 'radio':
        return citizen.choose(this.option(path, String(value)), label);
      case 'yes-no':
        return citizen.choose(this.t(value ? 'field.yes' : 'field.no'), label);
      case 'checkbox':
        return citizen.tick(label, value === true);
      case 'checkboxes':
        for (const one of value as readonly string[]) await citizen.tick(this.option(path, one));
        return;
      case 'select':
        return citizen.pick(label, this.option(path, String(value)));
      case 'date':
        return citizen.fillDate(label, String(value), [this.t('field.date.day'), this.t('field.date.month'), this.t('field.date.year')]);
      case 'address':
        for (const [part, text] of Object.entries(value as Record<string, string>)) await citizen.fill(this.t(`field.address.${part}`), text, label);
        return;
      case 'file':
        await citizen.attach(this.chooseFile(path), ...(value as readonly string[]));
        // The answer is there when the server has taken it.
        await until(`the file at ${path}`, () => citizen.has({ role: 'button', name: new RegExp(`^${this.t('field.file.remove')} `) }));
        return;
      case 'consent': {
        const request = this.definition.consents?.find(({ id }) => id === field.ref);
        return citizen.choose(this.say(value === 'given' ? request?.accept : request?.refuse), this.say(request?.title));
      }
      case 'declaration': {
        const declaration = this.definition.declarations?.find(({ id }) => id === field.ref);
        return citizen.tick(this.say(declaration?.accept), value === true);
      }
      default:
        return citizen.fill(label, String(value));
    }
  }

  /** Words of an option. */
  option(path: string, value: string): string {
    return this.say(this.field(path).options?.find((option) => option.value === value)?.label);
  }

  /** The button that opens the file dialog: in its first words it changes with the number of files. */
  chooseFile(path: string): Name {
    return new RegExp(`: ${escaped(this.label(path))}$`);
  }

  /** All words of a definition's running text. */
  content(blocks: readonly Block[] = []): string[] {
    return blocks.flatMap((block) => {
      const one = block as Partial<{ heading: Text; paragraph: Text; notice: Text; list: Text[]; link: { label: Text } }>;
      return [one.heading, one.paragraph, one.notice, ...(one.list ?? []), one.link?.label].filter((text) => text !== undefined).map((text) => this.say(text));
    });
  }
}

/** A text for use inside a pattern. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The definition a server serves, in a language. */
export async function formOf(server: { url: string }, solution: string, language: Language): Promise<FormWords> {
  const answer = await fetch(`${server.url}/solutions/${solution}/definition.json`);
  if (!answer.ok) throw new Error(`No definition of ${solution}: ${answer.status}`);
  return new FormWords((await answer.json()) as FormDefinition, language, await dictionary(language));
}
