import { css, html, nothing, type CSSResult, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { formatMoney } from '@faelles/language/format.js';
import type { Order } from '@faelles/schemas/order.js';

/** What became another price: each line that is new, gone or costs something else. The whole new order stands above it. */
export function changedPart(before: Order | undefined, order: Order, words: LanguageController): TemplateResult | typeof nothing {
  const heading = words.t('payment.changed');
  // Its words are on their way.
  if (!heading) return nothing;
  const ids = [...new Set([...(before?.lines ?? []), ...order.lines].map(({ id }) => id))];
  const money = (ore: number) => formatMoney(ore, words.language);
  const changes = ids.flatMap((id) => {
    const was = before?.lines.find((line) => line.id === id);
    const is = order.lines.find((line) => line.id === id);
    if (was?.grossOre === is?.grossOre) return [];
    const key = !was ? 'payment.changed.new' : !is ? 'payment.changed.gone' : 'payment.changed.other';
    return [words.t(key, { line: words.text((is ?? was)!.label), before: money(was?.grossOre ?? 0), amount: money(is?.grossOre ?? 0) })];
  });
  if (!changes.length) return nothing;
  return html`<section class="changes">
    <h3>${heading}</h3>
    <ul>
      ${changes.map((change) => html`<li>${change}</li>`)}
    </ul>
  </section>`;
}

export const styles: CSSResult = css`
  .changes ul {
    padding-inline-start: 24px;
  }
`;
