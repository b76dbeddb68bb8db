import { css } from 'lit';

/** Native text controls and select. Widths follow the expected length; no fixed heights, so 200 % text fits (WCAG 1.4.4). */
export const controlStyles = css`
  .control {
    display: inline-block;
    width: 100%;
    max-width: var(--fk-control-width, 28rem);
    min-height: 40px;
    margin: 8px 0 0;
    padding: 7px 15px;
    color: inherit;
    background: var(--fk-paper, #fff);
    border: 1px solid var(--fk-line-strong, #767676);
    border-radius: var(--fk-radius, 8px);
    font: inherit;
  }
  .control[size] {
    width: auto;
    max-width: 100%;
  }
  /* Numbers, e-mail and phone run from the left in every language; they still stand where the line begins. */
  .control:is([inputmode], [type='tel'], [type='email'], [spellcheck='false']) {
    direction: ltr;
  }
  :host(:dir(rtl)) .control:is([inputmode], [type='tel'], [type='email'], [spellcheck='false']) {
    text-align: right;
  }
  .unit {
    margin-inline-start: 8px;
  }
  .control[aria-invalid='true'] {
    padding: 6px 14px;
    border: 2px solid var(--fk-error, #b80000);
  }
  .control:read-only:not(select, :disabled) {
    background: var(--fk-paper-soft, #f5f5f5);
  }
  .control:disabled {
    color: var(--fk-ink-off, #595959);
    background: var(--fk-paper-off, #ededed);
    border-style: dashed;
    opacity: 1;
    cursor: not-allowed;
  }
  @media print {
    .control {
      border-color: #000;
    }
  }
`;
