import { css } from 'lit';

const sheet = css`
  .list,
  .entry {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .list > legend {
    padding: 0;
    font-size: 1.25rem;
    font-weight: 600;
  }
  .entry {
    margin: 16px 0;
    padding: 16px;
    border: 1px solid var(--fk-line, #d6d6d6);
    border-radius: var(--fk-radius, 8px);
  }
  .entry > legend {
    padding: 0 4px;
    font-weight: 600;
  }
  .entry > .fields {
    margin: 8px 0 0;
  }
  .folded h2 {
    margin: 0;
    font-size: 1rem;
    font-weight: 600;
  }
  .folded dl {
    margin: 8px 0 0;
  }
  .folded dl > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }
  .folded dt {
    color: var(--fk-ink-soft, #595959);
  }
  .folded dt::after {
    content: ':';
  }
  .folded dd {
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .folded p {
    margin: 8px 0 0;
  }
  .entry-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    margin-top: 16px;
  }
  .removed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    margin: 16px 0;
    padding: 16px;
    background: var(--fk-paper-soft, #f5f5f5);
    border-inline-start: 4px solid var(--fk-line-strong, #767676);
  }
  .removed p {
    margin: 0;
  }
  .list-error {
    margin: 4px 0 0;
    color: var(--fk-error, #b80000);
    font-weight: 600;
  }
  @media print {
    .entry-actions,
    .list .add {
      display: none;
    }
  }
`.styleSheet!;

/** Puts the style sheet of lists into the wizard's root, once. */
export function styleList(root: ShadowRoot): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
