import { css } from 'lit';

/** The button that answers "is the number right?": a link in looks, a target of 24 px and more (WCAG 2.5.8). */
export const cprStyles = css`
  .dismiss {
    min-height: 32px;
    margin-top: 4px;
    padding: 4px 0;
    border: 0;
    background: none;
    color: var(--fk-link, #00505a);
    font: inherit;
    text-align: start;
    text-decoration: underline;
    cursor: pointer;
  }
  @media print {
    .dismiss {
      display: none;
    }
  }
`;
