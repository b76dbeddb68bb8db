import type { FkElement } from '@faelles/foundation/fk-element.js';
import { FkEvent } from '@faelles/foundation/events.js';
import type { Session } from '@faelles/schemas/party.js';
import type { ActingRoom } from './acting-room.ts';
import type { Calls } from './calls.ts';
import type { Flow } from './flow.ts';
import { startOver } from './visit-moves.ts';

/** The journey, as far as it matters for whom one acts. */
interface ActingElement extends FkElement {
  /** Who is signed in, when the page knows. */
  session: Session | undefined;
  /** Somebody is signed in, says the page. */
  signedIn: boolean;
}

/** The door to the room where the citizen chooses whom to act for. Who is not signed in acts for themselves, and fetches nothing. */
export class Acting {
  /** What is shown of it; undefined until it is fetched. */
  room: ActingRoom | undefined;
  /** The form is to go from the page: it begins anew for another. */
  blank = false;
  readonly #element: ActingElement;
  readonly #way: () => { calls: Calls; flow: Flow };
  #coming: Promise<ActingRoom> | undefined;

  /** @param way the calls and the flow of the element, asked for when they are there */
  constructor(element: ActingElement, way: () => { calls: Calls; flow: Flow }) {
    this.#element = element;
    this.#way = way;
  }

  /** Somebody is signed in, who may act for others. */
  get signed(): boolean {
    const { signedIn, session } = this.#element;
    return signedIn || session !== undefined || 'signedIn' in document.documentElement.dataset;
  }

  /** Fetches the room, once. @throws TypeError, NetworkError, ProblemError; the next call tries again */
  load(): Promise<ActingRoom> {
    const { calls } = this.#way();
    return (this.#coming ??= import('./acting-room.ts')
      .then(async ({ ActingRoom }) => {
        const element = this.#element;
        const asking = (first: boolean) => element.dispatchEvent(new FkEvent('fk-asking-for-whom', { first }));
        const acting = new ActingRoom({ calls, changed: () => element.requestUpdate(), switched: (keep, first) => void this.#switched(keep, first), asking }, element.session);
        if (this.signed) await acting.load();
        return (this.room = acting);
      })
      .catch((error: unknown) => {
        this.#coming = undefined;
        throw error;
      }));
  }

  /** The server does not take it for whom it was meant: the citizen may choose again. */
  refused(): void {
    void this.load().then((acting) => acting.refused(), () => undefined);
  }

  /** Another is acted for from now on; what was written goes along unless the citizen wants to begin anew. */
  async #switched(keep: boolean, first: boolean): Promise<void> {
    const element = this.#element;
    if (!keep) {
      const { flow } = this.#way();
      await startOver(flow);
      // A form of its own for the other: the one on the page holds what was written, also what no draft has.
      this.blank = !flow.problem;
      element.requestUpdate();
      await element.updateComplete;
      this.blank = false;
    }
    element.requestUpdate();
    await element.updateComplete;
    const to = element.renderRoot.querySelector<HTMLElement>(first ? 'fk-form-wizard' : 'fk-acting-banner');
    await (to as Partial<FkElement> | null)?.updateComplete;
    (first ? to?.shadowRoot?.querySelector<HTMLElement>('h1') : to)?.focus();
  }
}
