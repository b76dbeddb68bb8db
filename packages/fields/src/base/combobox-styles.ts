import { css } from 'lit';

/** The list lies over what follows, as wide as its input; each line is a target of at least 40 px. */
export const comboboxStyles = css`
  .combobox {
    position: relative;
    max-width: var(--fk-control-width, 28rem);
  }
  [role='listbox'] {
    position: absolute;
    z-index: 2;
    inset-inline: 0;
    top: 100%;
    max-height: 20rem;
    margin: 4px 0 0;
    padding: 4px 0;
    overflow: auto;
    list-style: none;
    color: var(--fk-ink, #1a1a1a);
    background: var(--fk-paper, #fff);
    border: 1px solid var(--fk-line-strong, #767676);
    border-radius: var(--fk-radius, 8px);
    box-shadow: 0 4px 16px rgb(0 0 0 / 20%);
  }
  [role='listbox'][hidden] {
    display: none;
  }
  [role='option'] {
    padding: 8px 15px;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  [role='option']:hover {
    background: var(--fk-paper-soft, #f5f5f5);
    text-decoration: underline;
  }
  [role='option'][aria-selected='true'] {
    color: var(--fk-action-ink, #fff);
    background: var(--fk-action, #00606b);
  }
  @media (forced-colors: active) {
    [role='option'][aria-selected='true'] {
      color: HighlightText;
      background: Highlight;
      forced-color-adjust: none;
    }
  }
  @media print {
    [role='listbox'] {
      display: none;
    }
  }
`;
