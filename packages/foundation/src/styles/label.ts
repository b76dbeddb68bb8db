import { css } from 'lit';

/** Label or legend, hint, help and error: what stands above a control, and the bar beside a field in error. */
export const labelStyles = css`
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  label,
  legend {
    display: block;
    max-width: var(--fk-measure, 40rem);
    padding: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .optional {
    font-weight: 400;
  }
  .hint,
  .optional,
  .unit {
    color: var(--fk-ink-soft, #595959);
  }
  .hint,
  .error,
  .help {
    max-width: var(--fk-measure, 40rem);
    overflow-wrap: anywhere;
  }
  .error {
    margin-top: 4px;
    color: var(--fk-error, #b80000);
    font-weight: 600;
  }
  .warning {
    max-width: var(--fk-measure, 40rem);
    margin-top: 4px;
    color: var(--fk-warning, #8a4b00);
  }
  .help {
    margin-top: 4px;
  }
  summary {
    width: fit-content;
    color: var(--fk-link, #00505a);
    text-decoration: underline;
    cursor: pointer;
  }
  .help p,
  .help ul {
    margin: 8px 0;
  }
  :host(:state(user-invalid)) {
    padding-inline-start: 12px;
    border-inline-start: 4px solid var(--fk-error, #b80000);
  }
`;
