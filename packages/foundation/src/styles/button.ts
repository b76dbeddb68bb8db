import { css } from 'lit';

/** Native buttons: plain is secondary, .primary the one thing to do next, .plain a quiet one that looks like a link. */
export const buttonStyles = css`
  button {
    display: inline-block;
    min-height: 40px;
    padding: 6px 14px;
    color: var(--fk-ink, #1a1a1a);
    background: var(--fk-paper, #fff);
    border: 2px solid var(--fk-action, #00606b);
    border-radius: var(--fk-radius, 8px);
    font: inherit;
    font-weight: 600;
    text-align: start;
    cursor: pointer;
  }
  button:hover {
    background: var(--fk-paper-soft, #f5f5f5);
    border-color: var(--fk-action-hover, #00454d);
    text-decoration: underline;
  }
  .primary {
    color: var(--fk-action-ink, #fff);
    background: var(--fk-action, #00606b);
  }
  .primary:hover {
    background: var(--fk-action-hover, #00454d);
  }
  .plain,
  .plain:hover {
    min-height: 0;
    padding: 0;
    color: var(--fk-link, #00505a);
    background: none;
    border: 0;
    font-weight: 400;
    text-decoration: underline;
  }
  button:disabled {
    color: var(--fk-ink-off, #595959);
    background: var(--fk-paper-off, #ededed);
    border: 2px dashed var(--fk-line-strong, #767676);
    text-decoration: none;
    cursor: not-allowed;
  }
  @media print {
    button {
      display: none;
    }
  }
`;
