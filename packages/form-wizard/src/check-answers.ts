import { css, html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import type { orderTable } from '@faelles/foundation/order-table.js';
import { answersStyles } from '@faelles/foundation/styles/answers.js';
import { answerText, saysKind } from '@faelles/form-engine/say-answer.js';
import type { BareStore } from '@faelles/form-engine/bare-store.js';
import type { Form } from '@faelles/form-engine/compile.js';
import { summarise } from '@faelles/form-engine/summarise.js';
import type { Order } from '@faelles/schemas/order.js';
import type { SummaryLine, SummarySection } from '@faelles/schemas/summary.js';
import { addressOf } from './step-address.ts';

/** What check-your-answers is styled by, fetched with it. */
const sheets = [
  answersStyles,
  css`
    .again {
      margin-top: 4px;
      color: var(--fk-warning, #8a4b00);
    }
    @container (min-width: 52rem) {
      .change {
        text-align: end;
      }
    }
    @media print {
      .change {
        display: none;
      }
    }
  `,
].map(({ styleSheet }) => styleSheet!);

let table: typeof orderTable | undefined;
let fetched: typeof import('@faelles/form-engine/fetched-summary.js') | undefined;

/** Fetches what only some forms need, a price or answers of rare kinds, and styles the wizard's root for it all, once. */
export async function prepareCheck(root: ShadowRoot, { definition, fields }: Form): Promise<void> {
  if ([...fields.values()].some(({ field }) => !saysKind(field.kind))) (await import('@faelles/form-engine/answer-text.js')).sayEverything();
  if ([...fields.values()].some(({ field }) => field.source)) fetched ??= await import('@faelles/form-engine/fetched-summary.js');
  if (definition.price && !table) {
    const [order, words] = await Promise.all([import('@faelles/foundation/order-table.js'), import('@faelles/foundation/order-words.js')]);
    words.registerOrderWords();
    sheets.push(order.orderStyles.styleSheet!);
    table = order.orderTable;
  }
  const known = root.adoptedStyleSheets;
  root.adoptedStyleSheets = [...known, ...sheets.filter((sheet) => !known.includes(sheet))];
}

/** Puts the answers into words before they are asked for: making a formatter takes the browser longer than all else here. */
export function warm(store: BareStore, words: LanguageController): void {
  for (const { lines } of summarise(store.evaluation, fetched)) for (const line of lines) answer(line, words);
}

/** What check-your-answers shows. */
export interface CheckView {
  store: BareStore;
  order: Order | undefined;
  /** What is worth a second look at an answer, `''` when nothing is. */
  caution: (path: string) => string;
  /** To the question, and back here afterwards. */
  change: (event: Event, section: SummarySection, path: string) => void;
}

/** Everything as it was labelled on the way, each answer with a way to change it, and the price. */
export function checkAnswers({ store, order, caution, change }: CheckView, words: LanguageController): TemplateResult {
  return html`<p class="lead">${words.t('wizard.check-lead')}</p>
    ${summarise(store.evaluation, fetched).map(
      (section) => html`<section>
        <h2>${words.text(section.title)}${section.entry ? ` ${section.entry}` : ''}</h2>
        <dl class="answers">
          ${section.lines.map((line) => {
            const label = words.text(line.label);
            const again = caution(line.path);
            return html`<div>
              <dt>${label}</dt>
              <dd class="said"
                >${answer(line, words)}${again ? html`<div class="again">${words.t('field.warning')} ${again}</div>` : nothing}</dd
              >
              <dd class="change">
                <a href=${addressOf(section.step)} @click=${(event: Event) => change(event, section, line.path)}
                  >${words.t('wizard.change')}<span class="visually-hidden"> ${label}</span></a
                >
              </dd>
            </div>`;
          })}
        </dl>
      </section>`,
    )}
    ${order
      ? html`<section>
          <h2>${words.t('wizard.price')}</h2>
          ${order.totalOre || order.lines.length ? table?.(order, words) : html`<p>${words.t('wizard.free')}</p>`}
        </section>`
      : nothing}`;
}

function answer(line: SummaryLine, words: LanguageController): string {
  return answerText(line, words.language, (key: string, params?: { source: string }) => words.t(key, params)) || words.t('wizard.not-answered');
}
