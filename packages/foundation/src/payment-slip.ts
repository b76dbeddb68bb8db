import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { PaymentSlip } from '@faelles/schemas/payment.js';
import { slipLines, type SlipLine } from '@faelles/schemas/slip-lines.js';
import type { Text } from '@faelles/schemas/text.js';
import { formatDate, formatMoney } from '@faelles/language/format.js';
import { FkElement } from './fk-element.ts';
import { answersStyles } from './styles/answers.ts';
import { baseStyles } from './styles/base.ts';
import { buttonStyles } from './styles/button.ts';
import { proseStyles } from './styles/prose.ts';

/**
 * A payment slip (fælles indbetalingskort) as it is typed into a bank, with how to do it in words. The payment shows it
 * when the citizen chose it, the receipt as what remains to be paid. Print gives it without its buttons.
 *
 * @summary Payment id, creditor, amount and due day, each to be copied.
 */
export class FkPaymentSlip extends FkElement {
  static override styles = [
    baseStyles,
    proseStyles,
    buttonStyles,
    answersStyles,
    css`
      :host {
        display: block;
        max-width: var(--fk-measure, 40rem);
        margin: 24px 0;
      }
      h3 {
        margin-top: 0;
      }
      /* What is typed: figures of one width, in groups, and never broken inside a group. */
      .figures {
        font-size: 1.125rem;
        font-variant-numeric: tabular-nums;
      }
      /* On a phone the name stands above its figures, with the button beside them. */
      @media screen {
        .answers > div {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .answers dt {
          grid-column: 1 / -1;
        }
      }
      @media screen and (min-width: 40em) {
        .answers > div {
          grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) 4em;
        }
        .answers dt {
          grid-column: auto;
        }
      }
      [role='status'] {
        min-height: 1.5em;
        margin: 4px 0 0;
      }
      [role='status'] + h4 {
        margin-top: 4px;
      }
      @media print {
        :host {
          max-width: none;
          break-inside: avoid;
        }
        [role='status'] {
          display: none;
        }
        [role='status'] + h4 {
          margin-top: 16px;
        }
      }
    `,
  ];

  static override properties: PropertyDeclarations = {
    slip: { attribute: false },
    paidOre: { type: Number, attribute: 'paid-ore' },
    payee: { attribute: false },
    copied: { state: true },
    marked: { state: true },
  };

  /** The slip, as the server wrote it. */
  declare slip: PaymentSlip | undefined;
  /** Øre that came in before; then the rest is asked for. */
  declare paidOre: number;
  /** Who is paid, by name. */
  declare payee: Text | string | undefined;
  declare private copied: SlipLine['name'] | undefined;
  declare private marked: boolean;

  constructor() {
    super();
    this.paidOre = 0;
    this.marked = false;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { slip, paidOre } = this;
    if (!slip) return nothing;
    const { language } = this.words;
    const dueOre = Math.max(0, slip.amountOre - paidOre);
    const params = { amount: formatMoney(dueOre, language), paid: formatMoney(paidOre, language), date: formatDate(slip.dueDate, language), type: `+${slip.type}` };
    return html`<section part="slip">
      <h3>${this.t('slip.heading')}</h3>
      <p><strong>${this.t(paidOre > 0 ? 'slip.lead-rest' : 'slip.lead', params)}</strong></p>
      <dl class="answers">
        ${slipLines(slip, dueOre).map((line) => this.#line(line))}
        <div><dt>${this.t('slip.due')}</dt><dd><time datetime=${slip.dueDate}>${params.date}</time></dd></div>
        ${this.payee ? html`<div><dt>${this.t('slip.payee')}</dt><dd>${this.words.text(this.payee)}</dd></div>` : nothing}
      </dl>
      <p role="status" class="soft">${this.#said()}</p>
      <h4>${this.t('slip.how')}</h4>
      <ol>
        ${['open', 'type', 'amount'].map((step) => html`<li>${this.t(`slip.how.${step}`, params)}</li>`)}
      </ol>
      <p>${this.t('slip.how.done')} ${this.t('slip.how.help')}</p>
    </section>`;
  }

  #line({ name, shown, copied }: SlipLine): TemplateResult {
    const label = this.t(`slip.${name}`);
    return html`<div>
      <dt>${label}</dt>
      <dd class="figures" id=${name}>${shown}</dd>
      ${copied === undefined
        ? nothing
        : html`<dd>
            <button type="button" class="plain" @click=${() => this.#copy(name, copied)}>
              ${this.t('slip.copy')}<span class="visually-hidden"> ${label}</span>
            </button>
          </dd>`}
    </div>`;
  }

  #said(): string {
    if (!this.copied) return '';
    return this.t(this.marked ? 'slip.marked' : 'slip.copied', { what: this.t(`slip.${this.copied}`) });
  }

  async #copy(name: SlipLine['name'], text: string): Promise<void> {
    // Taken away first, so that the same words are read aloud again.
    this.copied = undefined;
    this.marked = await navigator.clipboard.writeText(text).then(() => false, () => true);
    // No permission: the figures are selected instead, ready to be copied by hand.
    if (this.marked) getSelection()?.selectAllChildren(this.renderRoot.querySelector(`#${name}`)!);
    this.copied = name;
  }
}
