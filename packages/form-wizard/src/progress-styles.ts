import { css } from 'lit';

/**
 * The frame and its progress: steps beside what they are about where there is room, above it where there is not.
 * Circles as in Det Fælles Designsystem. The room is that of the nearest container (`container-type: inline-size`).
 */
export const progressStyles = css`
  .frame {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .progress {
    margin-top: 24px;
  }
  .progress ol {
    display: none;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .progress ol.open {
    display: block;
    padding: 8px 16px 16px;
    border: 1px solid var(--fk-line, #d6d6d6);
    border-top: 0;
    border-radius: 0 0 var(--fk-radius, 8px) var(--fk-radius, 8px);
  }
  .progress .where {
    position: relative;
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    width: 100%;
    padding-block: 12px;
    padding-inline: 16px 44px;
    background: var(--fk-paper-soft, #f5f5f5);
    border: 1px solid var(--fk-line, #d6d6d6);
    font-weight: 400;
  }
  .progress .where::after {
    width: 10px;
    height: 10px;
    position: absolute;
    inset-block-start: 16px;
    inset-inline-end: 20px;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    content: '';
    transform: rotate(45deg);
  }
  .progress .where[aria-expanded='true'] {
    border-radius: var(--fk-radius, 8px) var(--fk-radius, 8px) 0 0;
  }
  .progress .where[aria-expanded='true']::after {
    inset-block-start: 22px;
    transform: rotate(225deg);
  }
  .where .title {
    font-weight: 600;
  }
  .progress :is(a, .here) {
    display: flex;
    gap: 12px;
    padding: 8px 0;
    color: var(--fk-ink, #1a1a1a);
  }
  .progress a {
    text-decoration: none;
  }
  .progress a:hover .name {
    text-decoration: underline;
  }
  .mark {
    display: grid;
    flex: none;
    place-content: center;
    width: 36px;
    height: 36px;
    background: var(--fk-paper-soft, #f5f5f5);
    border: 1px solid var(--fk-line, #d6d6d6);
    border-radius: 50%;
  }
  .name {
    align-self: center;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .state {
    display: block;
    color: var(--fk-ink-soft, #595959);
    font-size: 0.875rem;
    font-weight: 400;
  }
  .current :is(.name, .mark) {
    font-weight: 700;
  }
  .current .mark {
    color: var(--fk-paper, #fff);
    background: var(--fk-accent, #00606b);
    border-color: var(--fk-accent, #00606b);
  }
  .done .mark {
    background: var(--fk-accent-tint, #e3f1f2);
    border-color: var(--fk-accent, #00606b);
  }
  .not-applicable {
    color: var(--fk-ink-soft, #595959);
  }
  .errors .mark {
    color: var(--fk-error, #b80000);
    background: var(--fk-error-tint, #ffe8e8);
    border: 2px solid var(--fk-error, #b80000);
    font-weight: 700;
  }
  .errors .state {
    color: var(--fk-error, #b80000);
  }
  @container (min-width: 52rem) {
    .frame {
      grid-template-columns: 16rem minmax(0, 1fr);
      gap: 0 48px;
    }
    .progress {
      position: sticky;
      top: 24px;
      align-self: start;
      margin-top: 40px;
    }
    .progress .where {
      display: none;
    }
    .progress ol,
    .progress ol.open {
      display: block;
      padding: 0;
      border: 0;
    }
  }
  @media print {
    .progress {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .mark {
      border: 1px solid CanvasText;
    }
    .current .mark {
      border-width: 4px;
    }
  }
`;
