import { css, type CSSResultGroup } from 'lit';
import { factsStyles } from '@faelles/foundation/styles/facts.js';

/** What the parts of the staff's page share: lists of lines, tables, forms. */
export const staffStyles: CSSResultGroup = [
  factsStyles,
  css`
    .lines {
      max-width: 56rem;
      margin: 16px 0;
      padding: 0;
      list-style: none;
    }
    .lines > li {
      padding: 16px 0;
      border-top: 1px solid var(--fk-line, #d6d6d6);
      break-inside: avoid;
      overflow-wrap: anywhere;
    }
    .lines > li:last-child {
      border-bottom: 1px solid var(--fk-line, #d6d6d6);
    }
    .lines h3,
    .lines h4 {
      margin: 0 0 4px;
      font-size: 1.125rem;
    }
    .lines p {
      margin: 4px 0;
    }
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: 0 24px;
    }
    dl {
      max-width: 56rem;
      margin: 16px 0;
    }
    table {
      width: 100%;
      max-width: 56rem;
      border-collapse: collapse;
      font-variant-numeric: tabular-nums;
    }
    caption {
      text-align: start;
    }
    th,
    td {
      padding: 8px 8px 8px 0;
      border-bottom: 1px solid var(--fk-line, #d6d6d6);
      text-align: start;
      vertical-align: top;
    }
    /* A number is read and copied whole. */
    .number {
      white-space: nowrap;
    }
    .ore {
      padding-inline-end: 0;
      text-align: end;
      white-space: nowrap;
    }
    form {
      display: flex;
      flex-direction: column;
      gap: 24px;
      max-width: var(--fk-measure, 40rem);
      margin-top: 16px;
    }
    form .actions {
      margin: 0;
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 4px 16px;
    }
    .who p {
      margin: 8px 0;
    }
    summary {
      width: fit-content;
      margin: 24px 0 8px;
      color: var(--fk-link, #00505a);
      text-decoration: underline;
      cursor: pointer;
    }
    [role='status']:empty,
    [role='alert']:empty {
      display: none;
    }
    @media print {
      form,
      .screen {
        display: none;
      }
    }
  `,
];
