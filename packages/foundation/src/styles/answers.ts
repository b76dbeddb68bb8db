import { css } from 'lit';

/** Labels with their answers, `dl.answers`: check your answers and receipt. Two columns where there is room for them. */
export const answersStyles = css`
  .answers {
    max-width: none;
    margin: 0;
    border-top: 1px solid var(--fk-line, #d6d6d6);
  }
  .answers > div {
    display: grid;
    gap: 4px 24px;
    padding: 12px 0;
    border-bottom: 1px solid var(--fk-line, #d6d6d6);
    break-inside: avoid;
  }
  dt {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  dd {
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  /* An answer in the citizen's own lines. */
  .said {
    white-space: pre-line;
  }
  @media (min-width: 40em) {
    .answers > div {
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) auto;
    }
  }
  @media print {
    .answers {
      border-color: #767676;
    }
    .answers > div {
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
      padding: 6px 0;
      border-color: #767676;
    }
  }
`;
