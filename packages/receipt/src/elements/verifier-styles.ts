import { css } from 'lit';

/** The questions of the verifier, the file's as the fields beside it. */
export const verifierStyles = css`
  :host {
    max-width: var(--fk-measure, 40rem);
  }
  .asking {
    min-height: 1.5em;
    margin: 8px 0;
  }
  .asking:empty {
    min-height: 0;
    margin: 0;
  }
  [hidden] {
    display: none;
  }
  .ways .actions {
    margin-top: 16px;
  }
  .ways h2 {
    margin: 32px 0 12px;
  }
  .field.wrong {
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--fk-error, #b80000);
  }
  .hint {
    color: var(--fk-ink-soft, #595959);
  }
  .error {
    margin-top: 4px;
    color: var(--fk-error, #b80000);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .notice.error {
    color: var(--fk-ink, #1a1a1a);
    font-weight: inherit;
    margin-top: 24px;
  }
  .drop {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    margin-top: 8px;
    padding: 16px;
    border: 1px dashed var(--fk-line-strong, #767676);
    border-radius: var(--fk-radius, 8px);
  }
  .over {
    background: var(--fk-paper-soft, #f5f5f5);
    border-style: solid;
  }
  details {
    margin-top: 32px;
  }
  summary {
    width: fit-content;
    min-height: 24px;
    color: var(--fk-link, #00505a);
    font-weight: 600;
    text-decoration: underline;
    cursor: pointer;
  }
  details form {
    margin-top: 16px;
  }
  .content fk-receipt {
    margin-top: 16px;
    padding-inline-start: 16px;
    border-inline-start: 1px solid var(--fk-line, #bfbfbf);
  }
  @media (pointer: coarse) {
    .drop .hint {
      display: none;
    }
  }
  @media print {
    .ways,
    .asking {
      display: none;
    }
    .said {
      overflow-wrap: anywhere;
    }
  }
`;
