import type { PropertyDeclarations } from 'lit';
import { issueText } from '@faelles/foundation/issue-text.js';
import type { Kind } from '@faelles/form-engine/kinds/kind.js';
import { readAnswer } from '@faelles/form-engine/read-answer.js';
import { todayIn } from '@faelles/schemas/day.js';
import type { FieldDefinition, FieldKind } from '@faelles/schemas/field.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { Json } from '@faelles/schemas/json.js';
import { isEmpty } from './empty.ts';
import { FormElement } from './form-element.ts';
import { same } from './same.ts';

type Outcome = { value?: Json | undefined; issues: Issue[]; hints?: string[] | undefined };

/** Most fields of a form have not been answered yet: what that means is the same for all of them. */
const unanswered: Outcome = { issues: [] };
const missing: Outcome = { issues: [{ path: '', code: 'required' }] };

/** Today is worked out only for kinds that ask: it costs more than reading most answers. */
const clockOf = (field: AnswerElement): { readonly today: string } => ({
  get today() {
    return field.today ?? todayIn('Europe/Copenhagen', new Date());
  },
});

/** One answer: what was typed, and what it means by itself. When that is shown, and what the form is told of it, is `FieldElement`'s. */
export abstract class AnswerElement extends FormElement {
  /** The kind of answer, which decides how input is read. */
  static readonly kind: FieldKind = 'text';
  /** Reads what was typed: the same function as on the server. */
  static readonly reader: Kind | undefined = undefined;
  /** Properties that limit the answer, handed to the parser by the same name. */
  static readonly limits: readonly string[] = [];

  static override properties: PropertyDeclarations = {
    value: { attribute: false, noAccessor: true },
    input: { attribute: false, hasChanged: (a, b) => !same(a, b) },
    messages: { attribute: false },
    today: { attribute: false },
  };

  /** What was typed or chosen, as raw as it was: a string, or JSON for fields of several parts. */
  declare input: Json | undefined;
  /** Own words per issue code. */
  declare messages: FieldDefinition['messages'];
  /** Today in Denmark, `YYYY-MM-DD`; given by tests and servers. */
  declare today: string | undefined;

  #outcome: Outcome | undefined;

  /** Canonical answer; the raw input while it cannot be understood; `undefined` when empty. */
  get value(): Json | undefined {
    const { value, issues } = this.outcome;
    if (value !== undefined || !issues.length || isEmpty(this.input)) return value;
    return this.input;
  }
  set value(value: Json | undefined) {
    // A framework writes back what it just read; that must not reshape what the citizen is typing.
    if (!same(value ?? undefined, this.value)) this.input = isEmpty(value) ? undefined : this.toInput(value!);
  }

  /** Input that stands for a canonical value, as a citizen would write it. */
  protected toInput(value: Json): Json {
    return value;
  }

  /** What the parser is told about this field: the definition, and what is set on the element itself. */
  get spec(): FieldDefinition {
    const { kind, limits } = this.constructor as typeof AnswerElement;
    const spec: Record<string, unknown> = { ...this.definition, kind, name: this.name, required: this.required };
    for (const limit of limits) {
      const own = this[limit as keyof this];
      if (own !== undefined) spec[limit] = own;
    }
    return spec as FieldDefinition;
  }

  protected get outcome(): Outcome {
    if (this.#outcome) return this.#outcome;
    const { input } = this;
    const read = input === undefined || input === null ? unanswered : readAnswer((this.constructor as typeof AnswerElement).reader, this.spec, input, clockOf(this));
    // Whether an answer is needed is not the parser's business: in a form it depends on other answers.
    return (this.#outcome = this.required && read.value === undefined && !read.issues.length ? missing : read);
  }

  /** The input is another one, or is to be read in another way. */
  protected readAnew(): void {
    this.#outcome = undefined;
  }

  /** The first error of the answer by itself. Read-only answers are not judged here. */
  protected get issue(): Issue | undefined {
    return this.readOnly ? undefined : this.outcome.issues.find(({ severity }) => severity !== 'warning');
  }

  /** An issue of this field in the language of the page. */
  protected inWords(issue: Issue, part?: string): string {
    const { kind, messages } = this.spec;
    const field = { kind, label: this.labelText || (this.accessibleLabel ?? ''), messages: this.messages ?? messages, part };
    return issueText(issue, field, this.words, clockOf(this));
  }
}
