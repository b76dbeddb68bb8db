import { css } from 'lit';

/** The receipt on the screen and on paper (A4, no controls). */
export const receiptStyles = css`
  h1 {
    scroll-margin-top: 16px;
  }
  /* A word without an end is broken where the page ends: in a heading, a sentence and the order too. */
  article {
    overflow-wrap: anywhere;
  }
  section {
    max-width: var(--fk-measure, 40rem);
    scroll-margin-top: 16px;
  }
  h4 {
    margin: 16px 0 8px;
    font-weight: 600;
  }
  /* Lines of their own: an address, or what a citizen wrote. */
  .said {
    white-space: pre-line;
  }
  /* A gap, not a margin: what wraps begins where the line begins. */
  .copy {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    align-items: baseline;
  }
  .reference {
    font-size: 1.25rem;
    font-weight: 600;
    user-select: all;
    white-space: nowrap;
  }
  /* What is typed or compared sign by sign. */
  .figures {
    font-size: 1.125rem;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  /* A line of 29 signs on one line of a small phone. */
  @media (max-width: 40em) {
    .figures {
      font-size: 0.9375rem;
    }
  }
  .detail {
    display: block;
    color: var(--fk-ink-soft, #595959);
    font-family: ui-monospace, monospace;
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }
  .qr {
    display: block;
    width: 132px;
    height: 132px;
    margin: 16px 0;
    background: #fff;
  }
  @media (forced-colors: active) {
    .qr {
      forced-color-adjust: none;
    }
  }
  @media print {
    a {
      color: inherit;
    }
    /* Where a link leads, for whoever has only the paper. */
    :is(li, .link) > a[href^='https:']::after {
      content: ' (' attr(href) ')';
      overflow-wrap: anywhere;
    }
    /* The size of a printed letter: a usual receipt is three sheets, not four. */
    article {
      font-size: 10.5pt;
      line-height: 1.4;
    }
    .lead {
      margin: 8pt 0;
      font-size: 12pt;
    }
    p,
    ul,
    ol {
      margin-block: 6pt;
    }
    .answers > div {
      padding: 3pt 0;
    }
    .detail {
      font-size: 8.5pt;
    }
    /* The line of the page's header stands right over it. */
    h1 {
      margin-top: 10pt;
      font-size: 20pt;
    }
    h2 {
      margin: 14pt 0 4pt;
      font-size: 14pt;
    }
    h3 {
      margin: 10pt 0 4pt;
      font-size: 11pt;
    }
    section {
      max-width: none;
    }
    .reference,
    .figures {
      font-size: 11pt;
    }
    .qr {
      width: 30mm;
      height: 30mm;
      break-inside: avoid;
      print-color-adjust: exact;
    }
    .screen,
    #feedback {
      display: none;
    }
  }
`;
