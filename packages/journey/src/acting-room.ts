import { html, nothing, type TemplateResult } from 'lit';
import '@faelles/consent/elements/fk-acting-banner.js';
import '@faelles/consent/elements/fk-representation.js';
import type { RepresentationDetail, FkRepresentation } from '@faelles/consent/elements/representation.js';
import type { RepresentationCalls } from '@faelles/consent/elements/representation-calls.js';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { FkEvent } from '@faelles/foundation/events.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { Session } from '@faelles/schemas/party.js';
import type { Calls } from './calls.ts';
import type { Phase } from './phase.ts';

interface ActingParts {
  calls: Calls;
  /** Something else is to be shown. */
  changed(): void;
  /** The citizen acts for another now; without `keep` what was written is to go. */
  switched(keep: boolean, first: boolean): void;
  /** Whom it is for is the question of the whole page now, or no longer. */
  asking(first: boolean): void;
}

/**
 * Whom the citizen acts for, on the pages of a journey: asked before the first step, said on every page, changed on
 * demand, and asked again when the right to it has ended. Fetched only for who is signed in; it brings its words.
 */
export class ActingRoom {
  session: Session | undefined;
  readonly #parts: ActingParts;
  /** The choice is on the page, above the form. */
  #choosing = false;
  #answered = false;
  #asking = false;
  #first = false;

  constructor(parts: ActingParts, given: Session | undefined) {
    this.#parts = parts;
    this.session = given;
  }

  /** Asks the server who is here, unless the page has said so. @throws NetworkError, ProblemError */
  async load(): Promise<void> {
    if (this.session) return;
    const calls = await this.#parts.calls();
    this.session = await calls.session.get();
  }

  /** The page says who is here. */
  give(session: Session): void {
    if (session === this.session) return;
    this.session = session;
    this.#choosing = false;
    this.#answered = true;
  }

  /** The server does not take it for whom it was meant: asks who may be acted for now, and lets the citizen choose. */
  async refused(): Promise<void> {
    // Every answer says that the right has ended, also the one to this question.
    if (this.#asking) return;
    this.#asking = true;
    const session = await (await this.#parts.calls()).session.get().catch(() => undefined);
    this.#asking = false;
    this.session = session ?? this.session;
    this.#choosing = true;
    this.#parts.changed();
  }

  /** Is the choice to be made before there is a form? A draft that goes on has been begun for somebody. */
  asksFirst(phase: Phase): boolean {
    return phase.name === 'filling' && !this.#answered && !phase.beginning.savedAt && this.#several;
  }

  get #several(): boolean {
    return (this.session?.mayActFor?.length ?? 0) > 1;
  }

  /** What stands above the phase: whom it is for, and the choice of it. */
  above(phase: Phase, words: LanguageController, definition: FormDefinition | undefined): TemplateResult | typeof nothing {
    const { session } = this;
    if (phase.name === 'receipt') return banner(phase.view.receipt, { sent: true });
    if ('application' in phase) return banner(phase.application, {});
    if (!session || (phase.name !== 'filling' && phase.name !== 'submitting')) return nothing;
    const first = this.asksFirst(phase);
    if (first !== this.#first) this.#parts.asking((this.#first = first));
    const ended = session.representationEnded === true;
    const choosing = first || ended || this.#choosing;
    const acting = { subject: session.onBehalfOf, representation: session.representation };
    return html`${first ? html`<h1 tabindex="-1" part="heading">${words.text(definition?.title)}</h1>` : nothing}
    ${first || ended ? nothing : banner(acting, { changeable: this.#several && phase.name === 'filling', open: choosing, toggle: this.#toggle })}
    ${choosing
      ? html`<fk-representation
          class="acting"
          .session=${session}
          .calls=${this.#calls}
          .area=${definition?.id ?? ''}
          .kle=${definition?.classification?.subject ?? ''}
          .started=${!first}
          @fk-representation=${(event: FkEvent<RepresentationDetail>) => this.#chosen(event, first)}
          @fk-representation-cancel=${this.#toggle}
        ></fk-representation>`
      : nothing}`;
  }

  readonly #calls: RepresentationCalls = {
    session: async () => (await this.#parts.calls()).session.get(),
    actFor: async (ref) => {
      const { session } = await this.#parts.calls();
      if (!session.actFor) throw new Error('The page must answer fk-before-representation itself, or its client have session.actFor');
      return session.actFor(ref);
    },
  };

  readonly #toggle = (): void => {
    this.#choosing = !this.#choosing;
    this.#parts.changed();
  };

  #chosen(event: FkEvent<RepresentationDetail>, first: boolean): void {
    this.session = (event.target as FkRepresentation).session;
    this.#choosing = false;
    this.#answered = true;
    this.#parts.switched(event.detail.keep, first);
  }
}

interface Look {
  changeable?: boolean;
  open?: boolean;
  sent?: boolean;
  toggle?: () => void;
}

function banner({ subject, representation }: Pick<Session, 'representation'> & { subject?: Session['onBehalfOf'] }, look: Look): TemplateResult {
  return html`<fk-acting-banner
    .subject=${subject}
    .representation=${representation}
    .changeable=${look.changeable ?? false}
    .open=${look.open ?? false}
    .sent=${look.sent ?? false}
    @fk-acting-change=${look.toggle}
  ></fk-acting-banner>`;
}
