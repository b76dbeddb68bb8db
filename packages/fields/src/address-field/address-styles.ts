import { css } from 'lit';

export const addressStyles = css`
  .search {
    margin-top: 8px;
  }
  .search .combobox ~ * {
    margin-top: 8px;
  }
  .search label,
  .whole label {
    font-weight: 400;
  }
  .part.whole {
    width: 100%;
  }
  textarea.control {
    max-width: var(--fk-control-width, 28rem);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 24px;
    margin-top: 12px;
  }
`;
