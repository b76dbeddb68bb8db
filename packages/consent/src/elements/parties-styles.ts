import { css } from 'lit';

/** The list of parties, and the link that is shown once. */
export const partiesStyles = css`
  .parties {
    margin: 0;
    padding: 0;
    list-style: none;
    border-top: 1px solid var(--fk-line, #d6d6d6);
  }
  .parties li {
    padding: 16px 0;
    border-bottom: 1px solid var(--fk-line, #d6d6d6);
    overflow-wrap: anywhere;
    break-inside: avoid;
  }
  .parties p {
    margin: 0 0 8px;
  }
  .parties [role]:empty,
  .parties [role='status'] > p:empty {
    display: none;
  }
  .mark {
    display: inline-block;
    min-width: 1.25em;
    font-weight: 700;
  }
  .given {
    color: var(--fk-success, #2b641a);
  }
  .reason {
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--fk-line-strong, #767676);
    white-space: pre-line;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
  }
  .fresh label {
    font-weight: 600;
  }
  .link {
    width: 100%;
    min-height: 40px;
    padding: 7px 15px;
    color: inherit;
    background: var(--fk-paper, #fff);
    border: 1px solid var(--fk-line-strong, #767676);
    border-radius: var(--fk-radius, 8px);
    font: inherit;
  }
  .wrong {
    color: var(--fk-error, #b80000);
    font-weight: 600;
  }
  @media print {
    .tools,
    .fresh {
      display: none;
    }
  }
`;
