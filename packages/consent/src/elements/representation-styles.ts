import { css } from 'lit';

/** A choice of people with what gives the right to act, and the list of those one cannot act for here. */
export const representationStyles = css`
  :host {
    margin-bottom: 32px;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-size: 1.25rem;
    font-weight: 600;
    line-height: 1.3;
  }
  .choices {
    margin-top: 12px;
  }
  .choice {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .why {
    margin: 0 0 8px 32px;
    margin-inline: 32px 0;
    color: var(--fk-ink-soft, #595959);
    overflow-wrap: anywhere;
  }
  .why span {
    display: block;
  }
  .error-text {
    margin: 8px 0 0;
    color: var(--fk-error, #b80000);
    font-weight: 600;
  }
  .short {
    max-width: var(--fk-measure, 40rem);
    padding-inline-start: 1.25rem;
  }
  .short li {
    margin: 8px 0;
    overflow-wrap: anywhere;
  }
  h2 {
    font-size: 1.25rem;
  }
  [role='status']:empty,
  [role='alert']:empty {
    display: none;
  }
`;
