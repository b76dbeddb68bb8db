import { css } from 'lit';

export const fetchedStyles = css`
  .content,
  .typed {
    display: flex;
    flex-direction: column;
    gap: 16px;
    max-width: var(--fk-measure, 40rem);
    margin-top: 12px;
  }
  .typed {
    gap: 24px;
    margin: 0;
  }
  .content > button {
    align-self: start;
  }
  .content p {
    margin: 0;
  }
  .soft {
    color: var(--fk-ink-soft, #595959);
  }
  .notice {
    padding: 12px 16px;
    background: var(--fk-info-tint, #e2f2fb);
    border-inline-start: 4px solid var(--fk-info, #005a94);
    border-radius: var(--fk-radius, 8px);
  }
  .answers > div:first-child {
    padding-top: 8px;
  }
`;
