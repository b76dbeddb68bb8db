import { css } from 'lit';

/** A box that says how things stand: .notice, with .error, .warning or .success. The words carry the meaning, not the colour. */
export const noticeStyles = css`
  .notice {
    max-width: var(--fk-measure, 40rem);
    margin: 24px 0;
    padding: 16px;
    color: var(--fk-ink, #1a1a1a);
    background: var(--fk-info-tint, #e2f2fb);
    border-inline-start: 4px solid var(--fk-info, #005a94);
    border-radius: var(--fk-radius, 8px);
    overflow-wrap: break-word;
  }
  .notice.error {
    background: var(--fk-error-tint, #ffe8e8);
    border-color: var(--fk-error, #b80000);
  }
  .notice.warning {
    background: var(--fk-warning-tint, #ffeed2);
    border-color: var(--fk-warning, #8a4b00);
  }
  .notice.success {
    background: var(--fk-success-tint, #e2f5d8);
    border-color: var(--fk-success, #2b641a);
  }
  .notice > :first-child {
    margin-top: 0;
  }
  .notice > :last-child {
    margin-bottom: 0;
  }
  .notice h2 {
    margin: 0 0 8px;
    font-size: 1rem;
    line-height: 1.5;
  }
  .notice p,
  .notice ul {
    margin: 8px 0;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 16px;
    margin: 32px 0 0;
  }
  .notice .actions {
    margin-top: 16px;
  }
  @media (forced-colors: active) {
    .notice {
      border: 1px solid CanvasText;
      border-inline-start-width: 4px;
    }
  }
  @media print {
    .notice[class] {
      background: none;
      break-inside: avoid;
    }
    .actions {
      display: none;
    }
  }
`;
