import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { FieldElement } from '@faelles/fields/base/field-element.js';
import { FkElement } from '@faelles/foundation/fk-element.js';
import { FkEvent, ask } from '@faelles/foundation/events.js';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { DANISH_ZONE } from '@faelles/language/format.js';
import { todayIn } from '@faelles/schemas/date.js';
import type { PowerOfAttorney, PowerRequest, PowersOfAttorney } from '@faelles/schemas/power-of-attorney.js';
import { powersOverHttp, type PowerCalls } from './representation-calls.ts';
import { powerCard, type PowerAction } from './power-of-attorney-card.ts';
import { powerConfirmation, powerForm, type Way } from './power-of-attorney-form.ts';
import { powerLists, withoutPowers } from './power-of-attorney-lists.ts';
import { powerProblem, wrongNumber } from './power-of-attorney-problem.ts';
import { powerStyles } from './power-of-attorney-styles.ts';

/** What `fk-power-of-attorney` tells: what was done, never with whom. */
export interface PowerDetail {
  action: Way | PowerAction;
  /** Of an existing one. */
  id?: string;
}

/**
 * The citizen's powers of attorney, given and received: give one, ask for one, answer, take back. What follows is said
 * before it is done. Numbers go out in the body of one call and are never shown again.
 *
 * @summary Give, ask for, answer and withdraw powers of attorney.
 * @tagname fk-power-of-attorney
 * @fires {FkEvent<PowerDetail>} fk-before-power - About to do it; `preventDefault()` keeps it from being done.
 * @fires {FkEvent<PowerDetail>} fk-power - It is done.
 */
export class FkPowerOfAttorney extends FkElement {
  static override styles = [baseStyles, proseStyles, buttonStyles, noticeStyles, powerStyles];

  static override properties: PropertyDeclarations = {
    calls: { attribute: false },
    endpoint: {},
    hideHeading: { type: Boolean, attribute: 'hide-heading' },
    today: { attribute: false },
    known: { state: true },
    state: { state: true },
    way: { state: true },
    kind: { state: true },
    wanted: { state: true },
    sure: { state: true },
    problem: { state: true },
    done: { state: true },
  };

  /** How to reach the server, when it is not over `endpoint`. */
  declare calls: PowerCalls | undefined;
  /** Root of the HTTP contract. Default `/api`. */
  declare endpoint: string;
  /** Leave the heading to the page. */
  declare hideHeading: boolean;
  /** Today in Denmark, `YYYY-MM-DD`; given by tests and servers. */
  declare today: string | undefined;
  declare private known: PowersOfAttorney | undefined;
  declare private state: 'loading' | 'failed' | 'signed-out' | 'ready' | 'busy';
  /** The form that is open. */
  declare private way: Way | undefined;
  declare private kind: string;
  /** What was filled in, and is to be confirmed. */
  declare private wanted: PowerRequest | undefined;
  /** What was pressed on which one, and is to be confirmed. */
  declare private sure: { id: string; action: PowerAction } | undefined;
  declare private problem: { id: string; key: string } | undefined;
  /** Key of the words of what was done last. */
  declare private done: string;

  #overHttp: PowerCalls | undefined;
  /** One key per intent: the same request again, after a lost answer or a double press, is the same intent. */
  #intent = { of: '', key: '' };

  constructor() {
    super();
    this.endpoint = '/api';
    this.hideHeading = false;
    this.state = 'loading';
    this.kind = this.done = '';
  }

  protected override firstUpdated(): void {
    void this.refresh();
  }

  /** To the heading: the page calls this when it shows the element. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('.title')?.focus(options);
  }

  /** Fetches the list again. */
  async refresh(): Promise<void> {
    if (!this.known) this.state = 'loading';
    try {
      this.known = await this.#calls.list();
      this.state = 'ready';
    } catch (error) {
      this.state = (error as { status?: number }).status === 401 ? 'signed-out' : 'failed';
    }
  }

  get #calls(): PowerCalls {
    return this.calls ?? (this.#overHttp ??= powersOverHttp(this.endpoint));
  }

  get #today(): string {
    return this.today ?? todayIn(DANISH_ZONE, new Date());
  }

  protected override render(): TemplateResult {
    const { known, way, state } = this;
    const form = way !== undefined;
    return html`${this.#heading(way)}
      ${form ? this.#form(way, known!) : nothing}
      <div ?hidden=${form}>
        <p>${this.t('power.lead')}</p>
        <div role="status">${this.done ? html`<p class="notice success">${this.t(this.done)}</p>` : nothing}</div>
        ${known ? this.#lists(known) : withoutPowers(state, this.words, () => void this.refresh())}
      </div>`;
  }

  #heading(way: Way | undefined): TemplateResult | typeof nothing {
    const title = this.t(way ? `power.form.${way}` : 'power.heading');
    if (!this.hideHeading) return html`<h1 tabindex="-1" class="title">${title}</h1>`;
    return way ? html`<h2 tabindex="-1" class="title">${title}</h2>` : nothing;
  }

  #lists(known: PowersOfAttorney): TemplateResult {
    return powerLists(known, {
      words: this.words,
      open: (way) => this.#open(way),
      card: (power) =>
        powerCard(power, {
          words: this.words,
          sure: this.sure?.id === power.id ? this.sure.action : undefined,
          busy: this.state === 'busy',
          problem: this.problem?.id === power.id ? this.t(this.problem.key) : '',
          want: (action) => void this.#want(power.id, action),
          act: (action) => void this.#act(power.id, action),
        }),
    });
  }

  #form(way: Way, { areas }: PowersOfAttorney): TemplateResult {
    const { words, wanted, kind } = this;
    return html`<div ?hidden=${wanted !== undefined}>
        <p>${this.t(`power.form.lead-${way}`)}</p>
        ${powerForm(way, { words, areas, today: this.#today, kind, chooseKind: this.#chooseKind, goOn: this.#goOn, back: this.#back })}
      </div>
      ${wanted
        ? powerConfirmation(wanted, {
            words,
            areas,
            busy: this.state === 'busy',
            problem: this.problem ? this.t(this.problem.key) : '',
            send: this.#send,
            edit: this.#edit,
          })
        : nothing}`;
  }

  #open(way: Way): void {
    this.way = way;
    this.kind = this.done = '';
    this.wanted = this.sure = this.problem = undefined;
    void this.#focusOn('.title');
  }

  readonly #chooseKind = (kind: string): void => {
    this.kind = kind;
  };

  readonly #back = (): void => {
    const way = this.way;
    this.way = this.wanted = this.problem = undefined;
    void this.#focusOn(`#${way}`);
  };

  readonly #edit = (): void => {
    this.wanted = this.problem = undefined;
    void this.#focusOn('.title');
  };

  readonly #goOn = (event: Event): void => {
    event.preventDefault();
    const fields = [...this.renderRoot.querySelectorAll<FieldElement>('form [name]')];
    const value = (name: string) => fields.find((field) => field.name === name)?.value as string | undefined;
    const [from, to] = [value('from'), value('to')];
    const last = fields.find(({ name }) => name === 'to')!;
    last.setCustomValidity(from && to && last.validity.valid !== undefined && to < from ? this.t('power.form.before-start') : '');
    for (const field of fields) field.showErrors();
    const wrong = fields.find((field) => !field.validity.valid);
    if (wrong) return wrong.focus();
    const called = value('name')?.trim();
    this.wanted = {
      way: this.way!,
      number: value('number')!,
      ...(called && { name: called }),
      scope: [value('area')!],
      level: value('level') as PowerRequest['level'],
      validFrom: from!,
      ...(to && { validTo: to }),
    };
    void this.#focusOn('.confirm');
  };

  readonly #send = (): void => void this.#request(this.wanted!);

  async #request(wanted: PowerRequest): Promise<void> {
    const { way } = wanted;
    if (this.state === 'busy' || !this.#before({ action: way })) return;
    const of = JSON.stringify(wanted);
    if (of !== this.#intent.of) this.#intent = { of, key: crypto.randomUUID() };
    await this.#do('', async () => {
      const power = await this.#calls.request(wanted, { idempotencyKey: this.#intent.key });
      this.#put(power);
      this.way = this.wanted = undefined;
      this.#intent = { of: '', key: '' };
      this.#after(`power.done.${way}`, { action: way, id: power.id });
      await this.#focusOn(`#p${power.id} h3`);
    });
    const number = this.problem?.key === wrongNumber;
    if (number && this.wanted) {
      // Back to the number, which still stands there.
      const words = this.t(wrongNumber);
      this.wanted = this.problem = undefined;
      await this.updateComplete;
      const field = this.renderRoot.querySelector<FieldElement>('form [name="number"]');
      if (field) {
        field.error = words;
        field.addEventListener('input', () => (field.error = ''), { once: true });
        field.focus();
      }
    }
  }

  async #want(id: string, action: PowerAction | undefined): Promise<void> {
    this.sure = action && { id, action };
    this.problem = undefined;
    this.done = '';
    await this.#focusOn(action ? `#p${id} .sure` : `#p${id} h3`);
  }

  async #act(id: string, action: PowerAction): Promise<void> {
    if (this.state === 'busy' || !this.#before({ action, id })) return;
    await this.#do(id, async () => {
      const { answer, withdraw } = this.#calls;
      const power = action === 'withdraw' ? await withdraw(id) : await answer(id, action === 'accept' ? 'accepted' : 'rejected');
      this.#put(power);
      this.sure = undefined;
      this.#after(`power.done.${action}`, { action, id });
      await this.#focusOn(`#p${id} h3`);
    });
  }

  /** Does the work; what goes wrong is said where it was begun, and nothing typed is lost. */
  async #do(id: string, work: () => Promise<void>): Promise<void> {
    this.state = 'busy';
    this.problem = undefined;
    try {
      await work();
    } catch (error) {
      const key = powerProblem(error);
      this.problem = { id, key };
      // Something else has been done with it meanwhile: what stands there now is shown.
      if (key === 'power.problem.conflict') {
        this.sure = undefined;
        await this.refresh();
      }
    }
    this.state = 'ready';
  }

  #put(power: PowerOfAttorney): void {
    const { powers, areas } = this.known!;
    const known = powers.some(({ id }) => id === power.id);
    this.known = { areas, powers: known ? powers.map((one) => (one.id === power.id ? power : one)) : [power, ...powers] };
  }

  #before(detail: PowerDetail): boolean {
    return ask(this, new FkEvent('fk-before-power', detail, { cancelable: true }));
  }

  #after(done: string, detail: PowerDetail): void {
    this.done = done;
    this.dispatchEvent(new FkEvent('fk-power', detail));
  }

  async #focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
