import { css } from 'lit';

export const textareaStyles = css`
  textarea.control {
    display: block;
    max-width: var(--fk-measure, 40rem);
    resize: vertical;
    field-sizing: content;
    min-height: calc(3lh + 16px);
  }
  #count {
    margin-top: 4px;
  }
  .print {
    display: none;
  }
  /* A textarea prints only the lines its box shows. */
  @media print {
    textarea.control {
      display: none;
    }
    .print {
      display: block;
      min-height: 3lh;
      margin-top: 8px;
      padding: 8px 16px;
      border: 1px solid #000;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  }
`;
