import { css } from 'lit';

export const journeyStyles = css`
  /* Nothing flickers for a wait that is hardly one. */
  .wait {
    animation: fk-appear 0.2s 0.4s backwards;
  }
  @keyframes fk-appear {
    from {
      opacity: 0;
    }
  }
  .paying {
    container-type: inline-size;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 24px;
    max-width: var(--fk-measure, 40rem);
    margin: 24px 0 0;
  }
  .beside {
    container-type: inline-size;
  }
  /* Under the step, not under the list of steps: the frame of the form has these measures. */
  @container (min-width: 52rem) {
    .beside > * {
      margin-inline-start: calc(16rem + 48px);
    }
  }
  .tools p {
    flex-basis: 100%;
    margin: 0;
  }
  .after {
    max-width: var(--fk-measure, 40rem);
    display: flex;
    flex-wrap: wrap;
    gap: 16px;
    align-items: baseline;
    margin: 48px 0 0;
    padding-top: 24px;
    border-top: 1px solid var(--fk-line, #d6d6d6);
  }
  @media print {
    .after,
    .tools {
      display: none;
    }
  }
`;
