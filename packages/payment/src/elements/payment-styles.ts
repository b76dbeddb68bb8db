import { css } from 'lit';

/** The payment page: the box of its state, and what is of no use on paper. */
export const paymentStyles = css`
  /* Says where the payment stands; given focus by script it is not something to press. */
  #state.none {
    margin: 0;
  }
  #state p {
    max-width: var(--fk-measure, 40rem);
  }
  .facts {
    max-width: var(--fk-measure, 40rem);
  }
  slot[name='embedded']:not([hidden]) {
    display: block;
    margin: 24px 0;
  }
  .pay .actions {
    margin-top: 24px;
  }
  @media print {
    .pay {
      display: none;
    }
  }
`;
