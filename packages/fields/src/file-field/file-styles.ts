import { css } from 'lit';

/** What is seen before there is a file. */
export const fileStyles = css`
  .files {
    max-width: var(--fk-measure, 40rem);
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }
  .drop {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    max-width: var(--fk-measure, 40rem);
    margin-top: 8px;
    padding: 16px;
    border: 1px dashed var(--fk-line-strong, #767676);
    border-radius: var(--fk-radius, 8px);
  }
  /* A phone or tablet has a camera at hand; a finger cannot drag a file. */
  .camera {
    display: none;
  }
  .over {
    background: var(--fk-paper-soft, #f5f5f5);
    border-style: solid;
  }
  @media print {
    .drop {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .drop .hint {
      display: none;
    }
    .camera {
      display: inline-block;
    }
  }
`;
