import { css } from 'lit';

/** Every element: a block in the page's type, gone when hidden. Fallbacks are the neutral theme, for pages without tokens.css. */
export const baseStyles = css`
  :host {
    display: block;
    color: var(--fk-ink, #1a1a1a);
    font: 400 1rem/1.5 var(--fk-font, system-ui, sans-serif);
  }
  :host([hidden]) {
    display: none !important;
  }
  *,
  ::before {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 3px solid var(--fk-focus, #1a1a1a);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
