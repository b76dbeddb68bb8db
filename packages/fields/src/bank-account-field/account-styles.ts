import { css } from 'lit';

/** What belongs to a chosen way stands under it, beside a line. */
export const accountStyles = css`
  .under {
    margin: 0 0 8px 11px;
    padding: 0 0 4px 19px;
    border-inline-start: 2px solid var(--fk-line-strong, #767676);
  }
  .under label {
    font-weight: 400;
  }
  .under .parts {
    margin-top: 0;
  }
`;
