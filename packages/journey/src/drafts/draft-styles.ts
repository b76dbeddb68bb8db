import { css } from 'lit';

/** The dialog at the end of a session. */
export const dialogStyles = css`
  dialog {
    box-sizing: border-box;
    max-width: min(32rem, calc(100vw - 32px));
    max-height: calc(100vh - 32px);
    padding: 24px;
    overflow: auto;
    color: var(--fk-ink, #1a1a1a);
    background: var(--fk-paper, #fff);
    border: 2px solid var(--fk-line-strong, #767676);
    border-radius: var(--fk-radius, 8px);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.5);
  }
  dialog h2 {
    margin: 0 0 8px;
    font-size: 1.375rem;
    line-height: 1.25;
  }
  dialog p {
    margin: 8px 0;
  }
  dialog .actions {
    margin-top: 24px;
  }
`;

/** Saving for later, and coming back. */
export const linkStyles = css`
  .link {
    max-width: var(--fk-measure, 40rem);
  }
  .link h2 {
    margin-top: 0;
  }
  .link dl {
    margin: 16px 0;
  }
  .link dt {
    font-weight: 600;
  }
  .link dd {
    margin: 4px 0 16px;
  }
  .link ol {
    padding-inline-start: 24px;
  }
  .copy {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .copy input {
    box-sizing: border-box;
    flex: 1 1 16rem;
    min-width: 0;
    min-height: 40px;
    padding: 6px 10px;
    color: inherit;
    background: var(--fk-paper, #fff);
    border: 1px solid var(--fk-line-strong, #767676);
    border-radius: var(--fk-radius, 8px);
    font: inherit;
  }
  .code {
    font-size: 1.75rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.12em;
  }
  .copy .code-input {
    flex: 0 1 9rem;
    letter-spacing: 0.12em;
  }
  .wrong {
    margin: 4px 0;
    color: var(--fk-error, #b80000);
    font-weight: 600;
  }
  [aria-invalid='true'] {
    border: 2px solid var(--fk-error, #b80000);
  }
  [type='checkbox'] {
    width: 24px;
    height: 24px;
    margin: 0 8px 0 0;
    vertical-align: middle;
    accent-color: var(--fk-action, #00606b);
  }
  #shared-hint {
    display: block;
  }
  label.ask {
    display: block;
    margin-top: 16px;
    font-weight: 600;
  }
`;
