/** The same published forms and answers as `truth-vectors.test.ts`, evaluated by the code as it runs in a browser. */
import { expect } from '@open-wc/testing';
import { pageVerdict, serverVerdict, type Verdict } from './same-truth.ts';

describe('the published forms with answers, in a browser', () => {
  it('come to the published verdict', async () => {
    const { cases } = (await (await fetch('/test/vectors/truth/forms.json')).json()) as { cases: { definition: never; answers: { inputs: never; verdict: Verdict }[] }[] };
    expect(cases.length).to.be.at.least(30);
    for (const [at, { definition, answers }] of cases.entries()) {
      for (const { inputs, verdict } of answers) {
        expect(pageVerdict(definition, inputs), `form ${at}`).to.deep.equal(verdict);
        expect(serverVerdict(definition, verdict.values as never).values).to.deep.equal(verdict.values);
      }
    }
  });
});
