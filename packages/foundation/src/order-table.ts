import { css, html, nothing, type TemplateResult } from 'lit';
import type { Order, OrderLine } from '@faelles/schemas/order.js';
import { formatMoney, formatNumber } from '@faelles/language/format.js';
import type { LanguageController } from './controllers/language.ts';

/**
 * The lines of an order as a table: what, how many at what price, amount; the total in its foot.
 * Two columns only, with the count below the name, so that it holds at 320 px and on paper.
 * Check your answers, payment and receipt show the same table, so that the citizen sees one price in one shape.
 */
export function orderTable(order: Order, words: LanguageController): TemplateResult {
  const { language } = words;
  return html`<table class="order">
    <caption class="visually-hidden">${words.t('order.caption')}</caption>
    <thead>
      <tr>
        <th scope="col">${words.t('order.item')}</th>
        <th scope="col" class="amount">${words.t('order.amount')}</th>
      </tr>
    </thead>
    <tbody>
      ${order.lines.map(
        (line) => html`<tr>
          <th scope="row">${words.text(line.label)}${count(line, words)}${exempted(line, words)}</th>
          <td class="amount">${formatMoney(line.grossOre, language)}</td>
        </tr>`,
      )}
    </tbody>
    <tfoot>
      ${order.taxOre
        ? html`<tr>
            <th scope="row">${words.t('order.vat')}</th>
            <td class="amount">${formatMoney(order.taxOre, language)}</td>
          </tr>`
        : nothing}
      <tr class="total">
        <th scope="row">
          ${words.t('order.total')}${order.vatText ? html`<span class="count">${words.text(order.vatText)}</span>` : nothing}
        </th>
        <td class="amount">${formatMoney(order.totalOre, language)}</td>
      </tr>
    </tfoot>
  </table>`;
}

/** "18 m² × dage à 10,00 kr."; nothing for one single thing, whose amount says it all. */
function count({ quantity, unit, unitPriceOre }: OrderLine, words: LanguageController): unknown {
  if (quantity === 1 && !unit) return nothing;
  const { language } = words;
  return html`<span class="count"
    >${words.t('order.count', {
      quantity: formatNumber(quantity, language),
      unit: words.text(unit),
      price: formatMoney(unitPriceOre, language),
    })}</span
  >`;
}

/** "Nedsat 50 % (3.600,00 kr.): Frivillige foreninger betaler halvdelen": what is not billed, and why. */
function exempted({ exemption, taxOre }: OrderLine, words: LanguageController): unknown {
  if (!exemption) return nothing;
  const { language } = words;
  return html`<span class="count exemption"
    >${words.t(taxOre ? 'order.exemption-before-vat' : 'order.exemption', {
      percent: formatNumber(exemption.percent, language),
      amount: formatMoney(exemption.ore, language),
      reason: words.text(exemption.reason),
    })}</span
  >`;
}

export const orderStyles = css`
  .order {
    width: 100%;
    max-width: var(--fk-measure, 40rem);
    margin: 16px 0;
    border-collapse: collapse;
  }
  .order :is(th, td) {
    padding: 12px 16px;
    border-bottom: 1px solid var(--fk-line, #d6d6d6);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
    overflow-wrap: break-word;
  }
  .order th {
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .order thead :is(th, td) {
    background: var(--fk-paper-soft, #f5f5f5);
    font-weight: 600;
  }
  .order .amount {
    text-align: end;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  .order .count {
    display: block;
    color: var(--fk-ink-soft, #595959);
    font-weight: 400;
  }
  .order .total > * {
    border-top: 2px solid var(--fk-ink, #1a1a1a);
    border-bottom: 0;
    font-weight: 600;
  }
  .order tr {
    break-inside: avoid;
  }
  @media print {
    .order {
      max-width: none;
    }
    .order :is(th, td) {
      padding: 6px 0;
    }
    .order thead :is(th, td) {
      background: none;
      border-bottom-color: #000;
    }
  }
`;
