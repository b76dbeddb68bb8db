import { css } from 'lit';

/** One's own consents, each a section. */
export const overviewStyles = css`
  .entry {
    max-width: 48rem;
    margin: 0 0 40px;
    break-inside: avoid;
  }
  details {
    margin: 12px 0;
  }
  summary {
    width: fit-content;
    color: var(--fk-link, #00505a);
    text-decoration: underline;
    cursor: pointer;
  }
  .history {
    margin: 8px 0;
    padding-inline-start: 24px;
  }
  .entry .actions {
    align-items: center;
    margin-top: 16px;
  }
  [role]:empty {
    display: none;
  }
`;
