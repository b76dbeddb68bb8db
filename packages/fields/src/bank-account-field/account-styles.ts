import { css } from 'lit';

/** What belongs to a chosen way stands under it, beside a line. */
export const accountStyles = css`
  .under {
    margin-block: 0 8px;
    margin-inline: 11px 0;
    padding-block: 0 4px;
    padding-inline: 19px 0;
    border-inline-start: 2px solid var(--fk-line-strong, #767676);
  }
  .under label {
    font-weight: 400;
  }
  .under .parts {
    margin-top: 0;
  }
`;
