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
    expect(await poll({ ask, done: (answer) => answer === 'yes', late: () => {}, pause: async () => {} }, signal())).to.equal('yes');
    expect(answers).to.deep.equal(['never asked']);
  });

  it('waits ever longer, says once after about two minutes that it is late, and gives up after about half an hour', async () => {
    const pauses: number[] = [];
    let late = 0;
    const waited = () => pauses.reduce((sum, one) => sum + one, 0);
    const answer = await poll(
      { ask: async () => 'no', done: () => false, late: () => (late ||= waited()), pause: async (seconds) => void pauses.push(seconds) },
      signal(),
    );
    expect(answer).to.equal(undefined);
    expect([...pauses].sort((a, b) => a - b)).to.deep.equal(pauses);
    expect(late).to.be.within(90, 180);
    expect(waited()).to.be.within(25 * 60, 40 * 60);
  });

  it('is late as soon as it is told to be', async () => {
    const pauses: number[] = [];
    let late = 0;
    const end = new AbortController();
    const tell = () => {
      late++;
      end.abort();
    };
    await poll({ ask: async () => 'no', done: () => false, late: tell, patience: 2, pause: async (seconds) => void pauses.push(seconds) }, end.signal);
    expect(late).to.equal(1);
    expect(pauses.reduce((sum, one) => sum + one, 0)).to.equal(2);
  });

  it('asks no more once it is ended', async () => {
    const end = new AbortController();
    let asked = 0;
    const ask = async () => {
      asked++;
      end.abort();
      return 'no';
    };
    expect(await poll({ ask, done: () => false, late: () => {}, pause: async () => {} }, end.signal)).to.equal(undefined);
    expect(asked).to.equal(1);
  });
});
