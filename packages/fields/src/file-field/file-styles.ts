import { css } from 'lit';

export const fileStyles = css`
  .files {
    max-width: var(--fk-measure, 40rem);
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }
  .files li {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    align-items: center;
    padding: 8px 0;
    border-bottom: 1px solid var(--fk-line, #d6d6d6);
  }
  .what {
    flex: 1 1 7rem;
    min-width: 0;
  }
  .name {
    overflow-wrap: anywhere;
    font-weight: 600;
  }
  .picture,
  .sign {
    display: grid;
    flex: none;
    place-items: center;
    width: 56px;
    height: 56px;
    border: 1px solid var(--fk-line, #d6d6d6);
    border-radius: var(--fk-radius, 8px);
    color: var(--fk-ink-soft, #595959);
    font-size: 0.8125rem;
    font-weight: 600;
  }
  li .error,
  li div.hint {
    flex-basis: 100%;
    margin: 0;
  }
  li .plain {
    min-height: 24px;
  }
  progress {
    flex: 1 1 8rem;
    max-width: 16rem;
    accent-color: var(--fk-action, #00606b);
  }
  .drop {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    max-width: var(--fk-measure, 40rem);
    margin-top: 8px;
    padding: 16px;
    border: 1px dashed var(--fk-line-strong, #767676);
    border-radius: var(--fk-radius, 8px);
  }
  /* A phone or tablet has a camera at hand; a finger cannot drag a file. */
  .camera {
    display: none;
  }
  .over {
    background: var(--fk-paper-soft, #f5f5f5);
    border-style: solid;
  }
  @media print {
    .drop {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .drop .hint {
      display: none;
    }
    .camera {
      display: inline-block;
    }
  }
`;
