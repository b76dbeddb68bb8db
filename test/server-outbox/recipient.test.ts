// Who gets a receipt, and whether they have proven to be the one.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recipientOf } from '@faelles/server/outbox/recipient.js';
import { partyId } from '@faelles/server/representation/party-id.js';
import type { Actor, Subject } from '@faelles/schemas/party.js';

const secret = 'a-secret-of-the-server-0123456789';
const cpr = '0101505006';
const cvr = '99999004';
const person = (number: string): Actor => ({ kind: 'person', id: partyId(secret, 'person', number) });
const anonymous: Actor = { kind: 'anonymous', id: 'a' };
const self: Subject = { kind: 'self', id: 'a' };
const company: Subject = { kind: 'company', id: partyId(secret, 'company', cvr) };
const of = (paths: string | string[], answers: object, actor: Actor = anonymous, subject: Subject = self) => recipientOf(secret, paths, { answers: answers as never, actor, subject });

describe('the recipient of a receipt', () => {
  it('is the number at the place, the first that is answered', () => {
    assert.deepEqual(of('cpr', { cpr }), { type: 'CPR', number: cpr, proven: false });
    assert.deepEqual(of('applicant.cpr', { applicant: { cpr } }), { type: 'CPR', number: cpr, proven: false });
    assert.deepEqual(of(['cpr', 'cvr'], { cvr }), { type: 'CVR', number: cvr, proven: false });
  });

  it('has proven the number who signed in with it, or acts for the company of it', () => {
    assert.equal(of('cpr', { cpr }, person(cpr))!.proven, true);
    assert.equal(of('cvr', { cvr }, person(cpr), company)!.proven, true);
    assert.equal(of('cvr', { cvr }, { kind: 'professional', id: 'x' }, company)!.proven, true);
  });

  it('has not who signed in as somebody else, acts for another, or only typed it', () => {
    assert.equal(of('cpr', { cpr }, person('0101505014'))!.proven, false);
    assert.equal(of('cpr', { cpr: '0101505014' }, person(cpr), { kind: 'child', id: partyId(secret, 'person', '0101505014') })!.proven, false);
    assert.equal(of('cvr', { cvr }, person(cpr), { ...company, kind: 'person' })!.proven, false);
    assert.equal(of('cvr', { cvr }, anonymous, company)!.proven, false);
    assert.equal(of('cpr', { cpr }, { kind: 'anonymous', id: partyId(secret, 'person', cpr) })!.proven, false);
  });

  it('is nobody without a number', () => {
    for (const answers of [{}, { cpr: true }, { cpr: '' }, { cpr: '12' }, { cpr: { constructor: 1 } }]) assert.equal(of('cpr', answers), undefined);
    assert.equal(of('constructor.name', {}), undefined);
  });
});
