import { css } from 'lit';

/** The few fields of the page of an invited person. */
export const invitationStyles = css`
  label {
    display: block;
    font-weight: 600;
  }
  .hint {
    margin: 0 0 8px;
  }
  input,
  textarea {
    display: block;
    width: 100%;
    max-width: var(--fk-measure, 40rem);
    min-height: 40px;
    padding: 7px 15px;
    color: inherit;
    background: var(--fk-paper, #fff);
    border: 1px solid var(--fk-line-strong, #767676);
    border-radius: var(--fk-radius, 8px);
    font: inherit;
  }
  input {
    max-width: 14rem;
  }
  [aria-invalid='true'] {
    border: 2px solid var(--fk-error, #b80000);
  }
  .why {
    margin-top: 24px;
  }
  .wrong {
    margin: 0 0 8px;
    color: var(--fk-error, #b80000);
    font-weight: 600;
  }
`;
