import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { FkElement } from '@faelles/foundation/fk-element.js';
import type { Text } from '@faelles/schemas/text.js';
import type { UnpaidFound } from './find-unpaid.ts';

/** One solution as `/api/solutions` lists it. */
interface Listed {
  id: string;
  title: Text;
  summary?: Text;
  authority: Text;
}

/** The front page of the demo: what this is, the solutions that are served, and where designers and vendors go on. */
export class FkStartPage extends FkElement {
  static override properties: PropertyDeclarations = { solutions: { state: true }, failed: { state: true }, signIn: { state: true }, unpaid: { state: true } };

  declare private solutions: Listed[] | undefined;
  declare private failed: boolean;
  /** The server has people one can sign in as: only its demo profile does. */
  declare private signIn: boolean;

  /** Applications of this browser that are not paid. */
  declare private unpaid: UnpaidFound[] | undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
    void this.#askForPeople();
  }

  /** Nothing is said when it fails: the page is whole without. */
  readonly #askForPeople = async (): Promise<void> => {
    const health = (await fetch('/api/health').then((answer) => answer.json()).catch(() => ({}))) as { profile?: string };
    this.signIn = health.profile === 'demo';
  };

  readonly #load = async (): Promise<void> => {
    this.failed = false;
    try {
      const answer = await fetch('/api/solutions');
      if (!answer.ok) throw new Error(String(answer.status));
      this.solutions = (await answer.json()) as Listed[];
      void this.#findUnpaid(this.solutions);
    } catch {
      this.failed = true;
    }
  };

  /** Nothing is said when it fails: the solution's own page says it too. */
  readonly #findUnpaid = async (solutions: Listed[]): Promise<void> => {
    const { findUnpaid } = await import('./find-unpaid.ts');
    this.unpaid = await findUnpaid(solutions.map(({ id }) => id)).catch(() => []);
  };

  protected override render(): TemplateResult {
    return html`<h1>${this.t('start.heading')}</h1>
      <p class="lead">${this.t('start.lead')}</p>
      <p class="demo"><strong>${this.t('page.demo')}</strong> ${this.t('page.demo-lead')}</p>
      ${this.unpaid?.length
        ? html`<section class="unpaid" aria-labelledby="unpaid">
            <h2 id="unpaid">${this.t('start.unpaid')}</h2>
            <ul>
              ${this.unpaid.map(
                ({ address, title, reference, slip }) => html`<li>
                  ${this.words.text(title)}, <span class="unbroken">${reference}</span>.
                  <a href=${address} aria-label="${this.t(slip ? 'start.unpaid-slip' : 'start.unpaid-pay')}: ${reference}">${this.t(slip ? 'start.unpaid-slip' : 'start.unpaid-pay')}</a>
                </li>`,
              )}
            </ul>
          </section>`
        : nothing}
      <h2>${this.t('start.solutions')}</h2>
      ${this.#solutions()}
      ${this.signIn
        ? html`<p>${this.t('start.sign-in-lead')} <a href="/demo/sign-in">${this.t('start.sign-in')}</a></p>
            <p>${this.t('start.staff-lead')} <a href="/staff/payments.html">${this.t('start.staff')}</a></p>`
        : nothing}
      <h2>${this.t('start.more')}</h2>
      <ul class="cards">
        ${['storybook', 'contract', 'schema'].map(
          (name) => html`<li>
            <h3><a href=${builders[name]!}>${this.t(`start.${name}`)}</a></h3>
            <p>${this.t(`start.${name}-lead`)}</p>
          </li>`,
        )}
      </ul>`;
  }

  #solutions(): TemplateResult {
    if (this.failed) {
      return html`<p role="alert">${this.t('start.failed')}</p>
        <button type="button" class="button" @click=${this.#load}>${this.t('start.try-again')}</button>`;
    }
    if (!this.solutions) return html`<p role="status">${this.t('start.loading')}</p>`;
    if (!this.solutions.length) return html`<p>${this.t('start.none')}</p>`;
    return html`<ul class="cards wide">
      ${this.solutions.map(
        ({ id, title, summary, authority }) => html`<li>
          <h3><a href="/solutions/${id}/">${this.words.text(title)}</a></h3>
          <p>${this.words.text(summary)}</p>
          <p class="from">${this.words.text(authority)}</p>
        </li>`,
      )}
    </ul>`;
  }
}

const builders: Record<string, string> = {
  storybook: '/storybook/',
  contract: '/api/openapi.json',
  schema: '/schemas/form-definition-1.json',
};
