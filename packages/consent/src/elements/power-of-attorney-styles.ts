import { css, type CSSResultGroup } from 'lit';
import { factsStyles } from '@faelles/foundation/styles/facts.js';

/** Powers of attorney as cards, and the form that gives or asks for one. */
export const powerStyles: CSSResultGroup = [
  factsStyles,
  css`
    .powers {
      max-width: var(--fk-measure, 40rem);
      margin: 16px 0 0;
      padding: 0;
      list-style: none;
    }
    .power {
      margin: 0 0 16px;
      padding: 16px;
      border: 1px solid var(--fk-line-strong, #767676);
      border-radius: var(--fk-radius, 8px);
      overflow-wrap: anywhere;
      break-inside: avoid;
    }
    .power h3 {
      margin: 0 0 8px;
      font-size: 1.125rem;
      line-height: 1.3;
    }
    .unnamed {
      color: var(--fk-ink-soft, #595959);
      font-style: italic;
    }
    dl {
      --_fk-facts-name: 8rem;
      margin: 0;
    }
    .means {
      display: block;
      color: var(--fk-ink-soft, #595959);
    }
    summary {
      width: fit-content;
      margin-top: 8px;
      color: var(--fk-link, #00505a);
      text-decoration: underline;
      cursor: pointer;
    }
    .power .actions,
    .begin {
      display: flex;
      flex-wrap: wrap;
      gap: 16px;
      margin-top: 16px;
    }
    form {
      display: flex;
      flex-direction: column;
      gap: 32px;
      margin-top: 24px;
    }
    .period {
      display: flex;
      flex-wrap: wrap;
      gap: 24px 32px;
    }
    [role='status']:empty,
    [role='alert']:empty {
      display: none;
    }
  `,
];
