import { css } from 'lit';

/** The list of files, fetched with what takes them. */
export const fileListStyles = css`
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
`;
