// A solution whose consent several people answer, and the moves of the people in it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { ConsentParties } from '@faelles/schemas/consent-rule.js';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import { Visitor, type Answer, type TestServer } from './app.ts';
import { goodAnswers, testDefinition } from './definition.ts';

const text = (words: string) => ({ da: words, en: `${words} (en)` });

/** The test form with one or two other people who must consent. */
export function sharedDefinition(rule: Partial<ConsentParties> = {}, changes: Partial<FormDefinition> = {}): FormDefinition {
  const definition = testDefinition({ id: 'shared', ...changes });
  const first = definition.steps[0]!;
  first.fields.push(
    { name: 'own', kind: 'cpr', label: text('Dit CPR-nummer'), required: false },
    { name: 'other', kind: 'cpr', label: text('Den anden'), required: false },
    { name: 'third', kind: 'cpr', label: text('Den tredje'), required: false },
  );
  definition.steps[2]!.fields.push({ name: 'custody', kind: 'consent', label: text('Samtykke'), ref: 'custody' });
  definition.parties = [
    { id: 'applicant', label: text('Dig'), identifiedBy: 'own' },
    { id: 'other', label: text('Den anden forælder'), identifiedBy: 'other', when: { '!!': { var: 'other' } } },
    { id: 'third', label: text('Den tredje'), identifiedBy: 'third', when: { '!!': { var: 'third' } } },
  ];
  definition.consents!.push({
    ...definition.consents![0]!,
    id: 'custody',
    title: text('Skal barnet have et pas?'),
    parties: { ids: ['applicant', 'other', 'third'], required: 'all-of', deadline: 'P14D', remindAfter: 'P3D', ...rule },
  });
  return definition;
}

export const numbers = { own: '0101505006', other: '0101505014', third: '0101505049', stranger: '0101505057' };

/** Answers for free, so that nothing but the consents is waited for. */
export const sharedAnswers = { ...goodAnswers, days: 0, own: numbers.own, other: numbers.other, custody: 'given' };

export async function submitShared(visitor: Visitor, answers: object = {}, more: object = {}): Promise<Answer> {
  const json = { solution: 'shared', definitionVersion: '1.0.0', answers: { ...sharedAnswers, ...answers }, language: 'da', shownTotalOre: 0, ...more };
  return visitor.post('/api/applications', json, { 'idempotency-key': randomUUID() });
}

/** Somebody with an invitation: no cookie, only the link and what proves who they are. */
export class Invited {
  readonly visitor: Visitor;
  readonly secret: string;
  proof = '';
  constructor(server: TestServer, href: string, visitor = new Visitor(server)) {
    this.visitor = visitor;
    this.secret = href.split('#')[1]!;
  }
  get headers() {
    return { authorization: `Link ${this.secret}`, ...(this.proof !== '' && { 'x-identity-proof': this.proof }) };
  }
  look = () => this.visitor.get('/api/invitations/current', { headers: this.headers });
  async identify(number: string): Promise<Answer> {
    const answer = await this.visitor.post('/api/invitations/current/identity', { number }, this.headers);
    if (answer.status === 200) this.proof = answer.body.identityProof as string;
    return answer;
  }
  async answer(answer: 'given' | 'refused', more: object = {}): Promise<Answer> {
    const sha256 = (await this.look()).body.case?.text.sha256 ?? '0'.repeat(64);
    return this.visitor.post('/api/invitations/current/answer', { answer, language: 'da', sha256, ...more }, this.headers);
  }
}

/** The invitation of a party to the only case of an application. */
export async function invite(server: TestServer, owner: Visitor, applicationId: string, party: string): Promise<Invited> {
  const { body } = await owner.get(`/api/applications/${applicationId}/consents`);
  const { status, body: link } = await owner.post(`/api/applications/${applicationId}/consents/${body.cases[0].id}/invitations`, { party });
  assert.equal(status, 201, JSON.stringify(link));
  return new Invited(server, link.href as string);
}
