import { css } from 'lit';

export const partsStyles = css`
  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: end;
    max-width: 44rem;
    margin-top: 8px;
  }
  .part {
    max-width: 100%;
  }
  .part label {
    font-weight: 400;
  }
  .part .control {
    margin-top: 4px;
  }
`;
