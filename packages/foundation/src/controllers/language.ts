import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Text } from '@faelles/schemas/text.js';
import { fillMessage, findMessage, type MessageParams } from '@faelles/language/message.js';
import { dictionary, fallbackOf, loadLanguage, shared, wordsAwaited } from '../dictionaries.ts';
import { warnOnce } from '../warn.ts';

/**
 * The language an element stands in, and the words of it.
 * Language is the nearest `lang` attribute, walking out through shadow hosts (as `:lang()` does), else Danish.
 * A change of any `lang` around it, or a dictionary that arrives, renders the element again.
 */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  /** BCP 47 tag, as `da` or `en-GB`. */
  language = 'da';
  /** What was said in another language than asked for, for want of words in it. */
  #others: Map<string, string> | undefined;
  /** Something was asked for that had no words, or not yet. */
  #missed = false;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    shared.hosts.add(this);
    this.look(true);
  }

  hostDisconnected(): void {
    shared.hosts.delete(this);
  }

  /** Looks again at the `lang` attributes around the host; `force` renders even when the language is the same. */
  look(force = false): void {
    const language = nearestLanguage(this.#host);
    if (!force && language === this.language) return;
    if (language !== this.language) this.#others?.clear();
    this.language = language;
    void loadLanguage(language, false);
    this.#host.requestUpdate();
  }

  /** Words of another language are marked where they stand; few pages have any. */
  hostUpdated(): void {
    const { renderRoot } = this.#host as { renderRoot?: ParentNode };
    if (this.#others && renderRoot) void import('../mark-language.ts').then(({ markLanguage }) => markLanguage(renderRoot, this.#others!));
  }

  #other(said: string, language: string): string {
    (this.#others ??= new Map()).set(said.trim(), language);
    return said;
  }

  arrived(): void {
    if (!this.#missed) return;
    this.#missed = false;
    this.#host.requestUpdate();
  }

  /** All words of the language so far; another object when some have come. */
  get known(): unknown {
    return dictionary(this.language);
  }

  /** The first of `keys` the dictionary knows, with `params` filled in; `''` while the dictionary is on its way. */
  t(keys: string | string[], params?: MessageParams): string {
    const list = [keys].flat();
    for (let language: string | undefined = this.language; language; language = fallbackOf(language)) {
      const words = dictionary(language);
      for (const key of words ? list : []) {
        const message = findMessage(words!, language, key, params);
        if (message === undefined) continue;
        // General words stand in for better ones that may be on their way.
        if (key !== list[0] && wordsAwaited(language)) this.#miss(language, key);
        const said = fillMessage(message, language, params);
        return language === this.language ? said : this.#other(said, language);
      }
      this.#miss(language, list[0]!);
      // A room that is loaded late brings its own words; until they are here there is nothing to say.
      if (!words || wordsAwaited(language)) return '';
    }
    warnOnce(`words:${list}`, `No words for "${list}" in "${this.language}".`);
    return list.at(-1) ?? '';
  }

  #miss(language: string, key: string): void {
    this.#missed = true;
    // What nobody else brings may be among the words of mistakes.
    if (key.startsWith('error.') || !wordsAwaited(language, false)) void loadLanguage(language);
  }

  /** A definition's own text in this language, else in Danish, with `params` filled in. */
  text(text: Text | string | undefined, params?: MessageParams): string {
    if (typeof text !== 'object') return text ?? '';
    const { language } = this;
    // As `textIn`, which does not tell.
    const found = text[language] ?? text[language.split('-')[0]!] ?? this.#other(text.da, 'da');
    return params ? fillMessage(found, this.language, params) : found;
  }
}

/** One observer for the page; shadow roots that hold an element of ours are observed too, each once. */
let observer: MutationObserver | undefined;
const observed = new WeakSet<Node>();

function nearestLanguage(from: Element): string {
  observer ??= new MutationObserver(() => shared.hosts.forEach((host) => host.look()));
  for (let element: Element | undefined = from; element; ) {
    const root = element.getRootNode();
    if (!observed.has(root)) {
      observed.add(root);
      observer.observe(root, { subtree: true, attributeFilter: ['lang'] });
    }
    const holder = element.closest<HTMLElement>('[lang]');
    if (holder) return wellFormed(holder.lang) ? holder.lang : 'da';
    element = (root as ShadowRoot).host;
  }
  return 'da';
}

/** Intl throws at a tag that is none, as `da_DK`; a page with a slip in `lang` shall still work. */
function wellFormed(tag: string): boolean {
  if (tag === judged[0]) return judged[1];
  try {
    judged = [tag, !!new Intl.Locale(tag)];
  } catch {
    judged = [tag, false];
  }
  return judged[1];
}

/** The last answer: a page has one language, and Intl is slow to begin. */
let judged: [tag: string, formed: boolean] = ['da', true];
