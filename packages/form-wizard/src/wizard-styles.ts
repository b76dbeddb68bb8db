import { css } from 'lit';
import { baseStyles } from '@faelles/foundation/styles/base.js';
import { buttonStyles } from '@faelles/foundation/styles/button.js';
import { noticeStyles } from '@faelles/foundation/styles/notice.js';
import { proseStyles } from '@faelles/foundation/styles/prose.js';
import { progressStyles } from './progress-styles.ts';

/** What is the form's own. */
const wizardStyles = css`
  :host {
    container-type: inline-size;
  }
  h1 {
    scroll-margin-top: 16px;
  }
  .fields {
    display: flex;
    flex-direction: column;
    gap: 32px;
    margin-top: 24px;
  }
  .fields .fields {
    margin-top: 0;
  }
  /* Not where the focus is: it would cut off the outline, and a list that opens below its field. */
  .long > :not(:focus-within) {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 5.5rem;
  }
  .fields > * {
    scroll-margin-top: 16px;
  }
  .note {
    margin: 8px 0 0;
  }
  #errors {
    scroll-margin-top: 16px;
  }
  #errors li {
    margin-top: 4px;
  }
  #errors a {
    color: var(--fk-error, #b80000);
    font-weight: 600;
  }
  #errors:focus {
    outline: 3px solid var(--fk-focus, #1a1a1a);
    outline-offset: 2px;
  }
  .price {
    max-width: var(--fk-measure, 40rem);
    margin: 32px 0 0;
    padding-top: 16px;
    border-top: 1px solid var(--fk-line, #d6d6d6);
  }
  .draft {
    min-height: 1.5em;
    margin: 16px 0 0;
  }
  .next-error {
    margin: -16px 0 0;
  }
  @media print {
    .long > :not(:focus-within) {
      content-visibility: visible;
    }
    .draft {
      display: none;
    }
  }
`;

/** What the wizard is styled by, in order; check-your-answers brings its own. */
export const wizardSheets = [baseStyles, proseStyles, buttonStyles, noticeStyles, progressStyles, wizardStyles];
