import { css } from 'lit';

/** Running text inside a shadow root, which page.css does not reach: headings, paragraphs, lists, links, as on the page. */
export const proseStyles = css`
  h1,
  h2,
  h3 {
    max-width: var(--fk-measure, 40rem);
    margin: 40px 0 16px;
    font-weight: 600;
    line-height: 1.25;
    overflow-wrap: break-word;
    text-wrap: balance;
  }
  h1 {
    margin-top: 24px;
    font-size: clamp(2rem, 1.5rem + 2.2vw, 3rem);
    font-weight: 700;
    line-height: 1.17;
  }
  h2 {
    font-size: clamp(1.5rem, 1.25rem + 1.1vw, 2rem);
  }
  h3 {
    margin-top: 24px;
    font-size: 1.25rem;
  }
  p,
  ul {
    max-width: var(--fk-measure, 40rem);
    margin: 16px 0;
  }
  .lead {
    font-size: 1.25rem;
    line-height: 1.6;
  }
  .unbroken {
    white-space: nowrap;
  }
  .soft {
    color: var(--fk-ink-soft, #595959);
  }
  a {
    color: var(--fk-link, #00505a);
    text-underline-offset: 0.15em;
  }
  a:hover {
    color: var(--fk-link-hover, #1a1a1a);
    text-decoration-thickness: 2px;
  }
  /* A heading that is given focus by script says where you are; it is not something to press. */
  [tabindex='-1']:focus {
    outline: none;
  }
  @media print {
    h1,
    h2,
    h3 {
      break-after: avoid;
    }
  }
`;
