import { css, html, nothing, type TemplateResult } from 'lit';
import type { LanguageController } from '@faelles/foundation/controllers/language.js';
import { registerLoader } from '@faelles/foundation/dictionaries.js';
import type { BareStore } from '@faelles/form-engine/bare-store.js';
import { formatTime } from '@faelles/language/format.js';
import { draftDifferences, type Difference } from './draft-differences.ts';
import type { DraftStatus } from './draft.ts';
import type { OtherDraft } from './saver.ts';

registerLoader('da', async () => (await import('@faelles/language/dictionaries/da/versions.js')).versions);
registerLoader('en', async () => (await import('@faelles/language/dictionaries/en/versions.js')).versions);

/** What the choice is drawn from. */
export interface ChoiceView {
  /** What is typed on this page. */
  mine: BareStore;
  root: ShadowRoot;
  keep: () => void;
  take: (other: OtherDraft) => void;
}

const styles = css`
  .differences {
    margin: 16px 0;
    padding: 0;
    list-style: none;
  }
  .differences li {
    padding: 12px 0;
    border-top: 1px solid var(--fk-line-strong, #767676);
  }
  .differences h3 {
    margin: 0;
    font-size: 1rem;
  }
  .differences dl {
    display: grid;
    gap: 8px 24px;
    margin: 8px 0 0;
  }
  .differences dt {
    color: var(--fk-ink-soft, #595959);
    font-size: 0.875rem;
  }
  .differences dd {
    margin: 0;
    overflow-wrap: anywhere;
    white-space: pre-line;
  }
  @container (min-width: 30rem) {
    .differences dl {
      grid-template-columns: 1fr 1fr;
    }
  }
`;

/**
 * Two versions, two answers, no hurry: nothing is overwritten before the citizen has chosen. Shown side by side are the
 * questions they answer differently, and only those.
 */
export function draftChoice(status: DraftStatus, view: ChoiceView, words: LanguageController): TemplateResult | typeof nothing {
  if (status.state !== 'conflict') return nothing;
  const sheet = styles.styleSheet!;
  if (!view.root.adoptedStyleSheets.includes(sheet)) view.root.adoptedStyleSheets = [...view.root.adoptedStyleSheets, sheet];
  const { other } = status;
  const differences = draftDifferences(view.mine, status.store, words);
  return html`<section class="notice warning" aria-labelledby="conflict" part="conflict">
    <h2 id="conflict">${words.t('wizard.conflict')}</h2>
    <p>${words.t('wizard.conflict-lead', { time: formatTime(other.savedAt, words.language) })}</p>
    ${differences.length
      ? html`<ul class="differences">
          ${differences.map((difference) => one(difference, words))}
        </ul>`
      : html`<p>${words.t('wizard.conflict-alike')}</p>`}
    <div class="actions">
      <button type="button" @click=${view.keep}>${words.t('wizard.conflict-mine')}</button>
      <button type="button" @click=${() => view.take(other)}>${words.t('wizard.conflict-theirs')}</button>
    </div>
  </section>`;
}

function one({ question, mine, theirs }: Difference, words: LanguageController): TemplateResult {
  const none = words.t('wizard.conflict-none');
  return html`<li>
    <h3>${question}</h3>
    <dl>
      <div>
        <dt>${words.t('wizard.conflict-here')}</dt>
        <dd>${mine || none}</dd>
      </div>
      <div>
        <dt>${words.t('wizard.conflict-there')}</dt>
        <dd>${theirs || none}</dd>
      </div>
    </dl>
  </li>`;
}
