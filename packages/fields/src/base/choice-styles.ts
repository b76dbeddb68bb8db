import { css } from 'lit';

/** Radio buttons and boxes: native inputs, drawn 24 px, each row a target of at least 40 px (WCAG 2.5.8). */
export const choiceStyles = css`
  .choices {
    margin-top: 4px;
  }
  .choice {
    display: flex;
    gap: 8px;
    width: fit-content;
    padding: 8px 0;
    font-weight: 400;
    cursor: pointer;
  }
  .choice input {
    display: grid;
    flex: none;
    place-content: center;
    width: 24px;
    height: 24px;
    margin: 0;
    appearance: none;
    background: var(--fk-paper, #fff);
    border: 2px solid var(--fk-ink, #1a1a1a);
    border-radius: 4px;
    color: inherit;
    font: inherit;
    cursor: inherit;
  }
  .choice [type='radio'] {
    border-radius: 50%;
  }
  .choice input::before {
    width: 12px;
    height: 12px;
    border-radius: 50%;
    content: '';
  }
  .choice :checked::before {
    background: var(--fk-ink, #1a1a1a);
  }
  .choice [type='checkbox']:checked {
    background: var(--fk-ink, #1a1a1a);
  }
  .choice [type='checkbox']:checked::before {
    width: 6px;
    height: 12px;
    margin-top: -3px;
    background: none;
    border: solid var(--fk-paper, #fff);
    border-width: 0 3px 3px 0;
    border-radius: 0;
    transform: rotate(45deg);
  }
  :host(:state(user-invalid)) .choice input {
    border-color: var(--fk-error, #b80000);
  }
  .choice + .hint {
    margin-block: -8px 0;
    margin-inline: 32px 0;
  }
  .choice:has(:disabled) {
    color: var(--fk-ink-off, #595959);
    cursor: not-allowed;
  }
  .choice :disabled {
    background: var(--fk-paper-off, #ededed);
    border: 2px dashed var(--fk-line-strong, #767676);
  }
  .choice [type='checkbox']:disabled:checked {
    background: var(--fk-line-strong, #767676);
  }
  .choice :disabled:checked::before {
    border-color: var(--fk-paper, #fff);
  }
  @media (forced-colors: active) {
    .choice input {
      appearance: auto;
    }
    .choice input::before {
      content: none;
    }
  }
  @media print {
    .choice input {
      appearance: auto;
    }
    .choice input::before {
      content: none;
    }
  }
`;
