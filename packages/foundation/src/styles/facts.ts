import { css } from 'lit';

/** What something is called, and what it is, in a plain `dl`: below each other, beside each other where there is room. `--_fk-facts-name` is how wide the names are then. */
export const factsStyles = css`
  dl > div {
    display: grid;
    gap: 0 16px;
    padding: 4px 0;
  }
  dt {
    font-weight: 600;
  }
  dd {
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  @media (min-width: 40em) {
    dl > div {
      grid-template-columns: var(--_fk-facts-name, 14rem) minmax(0, 1fr);
    }
  }
`;
