import { css } from 'lit';

/** The two days of a period: side by side where there is room, else one below the other. */
export const periodStyles = css`
  .days {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 40px;
    margin-top: 8px;
  }
  .day {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .day legend {
    padding: 0;
    font-weight: 600;
  }
  .day .parts {
    margin-top: 4px;
  }
`;
