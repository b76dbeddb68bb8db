/** Asking again and again, ever more slowly. */
import { expect } from '@open-wc/testing';
import { poll } from '@faelles/payment/elements/poll.js';

describe('poll', () => {
  const signal = () => new AbortController().signal;

  it('stops at the answer it waits for, also after questions that failed', async () => {
    const answers = [new Error('offline'), 'no', 'yes', 'never asked'];
    const ask = async () => {
      const next = answers.shift();
      if (next instanceof Error) throw next;
      return next;
    };
    expect(await poll(ask, (answer) => answer === 'yes', signal(), async () => {})).to.equal('yes');
    expect(answers).to.deep.equal(['never asked']);
  });

  it('waits ever longer and gives up after about two minutes', async () => {
    const pauses: number[] = [];
    const answer = await poll(async () => 'no', () => false, signal(), async (seconds) => void pauses.push(seconds));
    expect(answer).to.equal(undefined);
    expect([...pauses].sort((a, b) => a - b)).to.deep.equal(pauses);
    expect(pauses.reduce((sum, one) => sum + one)).to.be.within(90, 180);
  });

  it('asks no more once it is ended', async () => {
    const end = new AbortController();
    let asked = 0;
    const ask = async () => {
      asked++;
      end.abort();
      return 'no';
    };
    expect(await poll(ask, () => false, end.signal, async () => {})).to.equal(undefined);
    expect(asked).to.equal(1);
  });
});
