import { css } from 'lit';

/** A text to be read before it is answered: facts in two columns where there is room, the answer below. */
export const consentStyles = css`
  legend,
  .title {
    margin: 0;
    font-size: 1.25rem;
    font-weight: 600;
    line-height: 1.3;
  }
  .kind {
    max-width: var(--fk-measure, 40rem);
    margin: 4px 0 12px;
    color: var(--fk-ink-soft, #595959);
  }
  .facts {
    max-width: var(--fk-measure, 40rem);
    margin: 16px 0 24px;
    padding: 16px;
    background: var(--fk-paper-soft, #f5f5f5);
    border-radius: var(--fk-radius, 8px);
  }
  .facts > div {
    display: grid;
    gap: 0 16px;
    padding: 8px 0;
    break-inside: avoid;
  }
  dt {
    font-weight: 600;
  }
  dd {
    min-width: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .text {
    max-width: var(--fk-measure, 40rem);
    margin: 12px 0;
  }
  .refused {
    max-width: var(--fk-measure, 40rem);
    margin: 8px 0 0;
    padding: 12px 16px;
    background: var(--fk-info-tint, #e2f2fb);
    border-inline-start: 4px solid var(--fk-info, #005a94);
    border-radius: var(--fk-radius, 8px);
  }
  .refused:empty {
    display: none;
  }
  @media (min-width: 40em) {
    .facts > div {
      grid-template-columns: 11rem minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .facts,
    .refused {
      border: 1px solid CanvasText;
    }
  }
  @media print {
    .facts {
      padding: 0;
      background: none;
    }
  }
`;
