import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MayActFor } from '@faelles/schemas/power-of-attorney.js';
import { identityOf, NobodyError, type OiosamlOptions } from '@faelles/server/sessions/oiosaml.js';
import { partyId } from '@faelles/server/representation/party-id.js';

const secret = 's'.repeat(32);
const core = 'https://data.gov.dk/model/core/eid/';
const road = 'urn:dk:example:vej:fuldmagt';
const read = 'urn:dk:example:vej:laes';
const label = { da: 'Råden over vej' };
const options: OiosamlOptions = { secret, privileges: { [road]: { level: 'act', label, forms: ['road-permit'] }, [read]: { level: 'read', label } } };
const person = {
  'https://data.gov.dk/concept/core/nsis/loa': 'Substantial',
  [`${core}cprNumber`]: '1406995069',
  [`${core}fullName`]: 'Voksen Testesen',
};
const employee = {
  [`${core}professional/cvr`]: '99999004',
  [`${core}professional/orgName`]: 'Eksempel ApS',
  [`${core}professional/uuid/persistent`]: '0f0e4f5c-1111-4222-8333-444455556666',
  [`${core}fullName`]: 'Medarbejder Testesen',
};
const group = (scope: string, ...content: string[]) => `<PrivilegeGroup Scope="${scope}">${content.join('')}</PrivilegeGroup>`;
const privilege = (urn: string) => `<Privilege>${urn}</Privilege>`;
const constraint = (name: string, value: string) => `<Constraint Name="${name}">${value}</Constraint>`;
const list = (...groups: string[]) => ({
  [`${core}privilegesIntermediate`]: Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?><bpp:PrivilegeList xmlns:bpp="http://digst.dk/oiosaml/basic_privilege_profile">${groups.join('')}</bpp:PrivilegeList>`,
  ).toString('base64'),
});
const cpr = 'urn:dk:gov:saml:cprNumberIdentifier:2902965028';
const grantsOf = async (...groups: string[]) => (await identityOf({ ...person, ...list(...groups) }, options)).identity.grants;

describe('a sign-in with NemLog-in', () => {
  it('is a person, known by number to powers of attorney and to nobody else', async () => {
    const { identity } = await identityOf(person, options);
    assert.deepEqual(identity, {
      actor: { kind: 'person', id: partyId(secret, 'person', '1406995069'), displayName: 'Voksen Testesen', loa: 'Substantial' },
      birthDate: '1899-06-14',
      grants: [],
    });
    assert.ok(!JSON.stringify(identity).includes('140699'));
  });

  it('is a person without a CPR number by another attribute, and nobody without any', async () => {
    const { identity } = await identityOf({ [`${core}person/pid`]: 'PID:9208-2002-2-1', [`${core}firstName`]: 'Test', [`${core}lastName`]: 'Testesen' }, options);
    assert.equal(identity.actor.displayName, 'Test Testesen');
    assert.ok(!identity.actor.id.includes('9208'));
    assert.equal(identity.birthDate, undefined);
    await assert.rejects(identityOf({ [`${core}fullName`]: 'Test' }, options), NobodyError);
    await assert.rejects(identityOf({ ...employee, [`${core}professional/uuid/persistent`]: undefined }, options), NobodyError);
  });

  it('of an employee gives the company only what the operator said, and no birth date', async () => {
    const { identity } = await identityOf({ ...employee, [`${core}cprNumber`]: '1406995069' }, options);
    assert.equal(identity.actor.kind, 'professional');
    assert.notEqual(identity.actor.id, partyId(secret, 'person', '1406995069'), 'somebody else than at home');
    assert.deepEqual([identity.grants, identity.birthDate], [[], undefined]);
    const all = (await identityOf(employee, { ...options, employees: 'act' })).identity.grants;
    assert.deepEqual(all.map(({ subject, basis, level }) => [subject.displayName, basis, level]), [['Eksempel ApS', 'company', 'act']]);
  });

  it('brings powers of attorney: what is known, for whom, in which forms', async () => {
    const grants = await grantsOf(group(cpr, privilege(road)), group(cpr, privilege(read), privilege('urn:dk:example:unknown')));
    assert.deepEqual(grants.map(({ subject, basis, level, scope }) => [subject.kind, subject.id === partyId(secret, 'person', '2902965028'), basis, level, scope]), [
      ['person', true, 'power-of-attorney', 'read', [{ id: '*', label }]],
      ['person', true, 'power-of-attorney', 'act', [{ id: 'road-permit', label }]],
    ]);
    assert.ok(!JSON.stringify(grants).includes('290296'));
    assert.deepEqual((await grantsOf(group(cpr, privilege(road)))).map(({ ref }) => ref), [grants[1]!.ref], 'a ref stays at the next sign-in');
    for (const { ref, subject, basis, level, scope } of grants) {
      assert.ok(MayActFor.safeParse({ ref, kind: subject.kind, displayName: subject.displayName, basis, level, scope }).success);
    }
  });

  it('names whom the privileges name by number, when a register is there', async () => {
    const { identity } = await identityOf({ ...person, ...list(group(cpr, privilege(road))) }, { ...options, nameOf: (kind, number) => Promise.resolve(`${kind} ${number.length}`) });
    assert.equal(identity.grants[0]!.subject.displayName, 'person 10');
  });

  it('grants nothing that is not known or cannot be kept', async () => {
    for (const groups of [
      group(cpr, privilege('urn:dk:example:unknown')),
      group(cpr, privilege('constructor')),
      group('urn:dk:gov:saml:somethingNew:123', privilege(road)),
      group('urn:dk:gov:saml:seNumberIdentifier:99999004', privilege(road)),
      group(cpr, privilege(road), constraint('urn:dk:kombit:sensitivity', '3')),
      group(cpr, privilege(road), constraint('urn:dk:new', '1')),
    ]) {
      assert.deepEqual(await grantsOf(groups), [], groups);
    }
    const narrow = await grantsOf(group(cpr, privilege(road), constraint('urn:dk:kombit:KLE', '05.*')));
    assert.deepEqual(narrow[0]!.scope, [{ id: 'road-permit', label, kle: '05.*' }]);
  });

  it('with privileges that cannot be read is the person alone', async () => {
    const doctype = Buffer.from('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>').toString('base64');
    for (const attribute of [doctype, '%%%', Buffer.from('<x').toString('base64')]) {
      const { identity, unread } = await identityOf({ ...person, [`${core}privilegesIntermediate`]: attribute }, options);
      assert.deepEqual([identity.grants, typeof unread], [[], 'string']);
    }
  });
});
