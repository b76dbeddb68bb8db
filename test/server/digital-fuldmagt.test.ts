import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mayUse, parsePrivileges, PrivilegesError, privilegesFor, type PrivilegeSubject } from '@faelles/server/representation/digital-fuldmagt.js';
import '../support/seed.ts';

const base64 = (text: string | Uint8Array) => Buffer.from(text as string).toString('base64');
const list = (groups: string, namespace = 'http://digst.dk/oiosaml/basic_privilege_profile') =>
  `<?xml version="1.0" encoding="UTF-8"?><bpp:PrivilegeList xmlns:bpp="${namespace}">${groups}</bpp:PrivilegeList>`;
const group = (scope: string, inside: string) => `<PrivilegeGroup Scope="${scope}">${inside}</PrivilegeGroup>`;
const privilege = (name: string) => `<Privilege>${name}</Privilege>`;
const read = (groups: string) => parsePrivileges(base64(list(groups)));

const cpr = 'urn:dk:gov:saml:cprNumberIdentifier:1412741273';
const fuldmagt = 'urn:dk:example:service:fuldmagt';
const person: PrivilegeSubject = { kind: 'person', number: '1412741273' };

function fails(value: string, code: string): void {
  assert.throws(() => parsePrivileges(value), (error) => error instanceof PrivilegesError && error.code === code && !error.message.includes('1412741273'), code);
}

test('a power of attorney from one person', () => {
  const privileges = read(`\n  ${group(cpr, `\n    ${privilege(fuldmagt)}\n  `)}\n`);
  assert.deepEqual(privileges, {
    subjects: [{ subject: person, grants: [{ privileges: [fuldmagt], constraints: { kle: [], sensitivity: [], unknown: [] } }] }],
    unknown: [],
  });
  assert.ok(mayUse(privileges, person, fuldmagt));
  assert.ok(!mayUse(privileges, person, 'urn:dk:example:service:other'));
  assert.ok(!mayUse(privileges, { kind: 'person', number: '0101505006' }, fuldmagt));
});

test('companies, tax units and production units are subjects of their own', () => {
  const kinds = [['cvrNumberIdentifier:19435075', 'company', '19435075'], ['seNumberIdentifier:19435075', 'tax-unit', '19435075'], ['productionUnitIdentifier:1003388394', 'production-unit', '1003388394']] as const;
  const { subjects, unknown } = read(kinds.map(([scope]) => group(`urn:dk:gov:saml:${scope}`, privilege('urn:dk:x:y'))).join(''));
  assert.deepEqual(subjects.map(({ subject }) => [subject.kind, subject.number]), kinds.map(([, kind, number]) => [kind, number]));
  assert.deepEqual(unknown, []);
});

test('two groups for one person are united', () => {
  const privileges = read(group(cpr, privilege('urn:dk:a:b')) + group(cpr, privilege('urn:dk:c:d') + privilege('urn:dk:a:b')));
  assert.equal(privileges.subjects.length, 1);
  assert.deepEqual(privilegesFor(privileges, person), ['urn:dk:a:b', 'urn:dk:c:d']);
});

test('an unknown scope is kept and grants nothing, nor does a number of another length', () => {
  for (const scope of ['urn:dk:gov:saml:somethingElse:1412741273', 'urn:dk:gov:saml:cprNumberIdentifier:141274-1273', 'urn:dk:gov:saml:cprNumberIdentifier:14127412731', 'urn:dk:gov:saml:cvrNumberIdentifier:1412741273', 'x urn:dk:gov:saml:cprNumberIdentifier:1412741273', '']) {
    const privileges = read(group(scope, privilege(fuldmagt)));
    assert.deepEqual(privileges.subjects, []);
    assert.equal(privileges.unknown[0]!.scope, scope);
    assert.ok(!mayUse(privileges, person, fuldmagt));
  }
});

test('constraints stay with what they narrow, and one that is not kept is a no', () => {
  const kle = '<Constraint Name="urn:dk:kombit:KLE">25.*</Constraint>';
  const sensitivity = '<Constraint Name="urn:dk:kombit:sensitivity">3</Constraint>';
  const privileges = read(group(cpr, kle + sensitivity + privilege('urn:dk:a:b')) + group(cpr, privilege('urn:dk:free')) + group(cpr, `<Constraint Name="urn:dk:kombit:orgUnit">7</Constraint>${privilege('urn:dk:unit')}`));
  assert.deepEqual(privileges.subjects[0]!.grants[0]!.constraints, { kle: ['25.*'], sensitivity: ['3'], unknown: [] });
  assert.deepEqual(privileges.subjects[0]!.grants[2]!.constraints.unknown, [{ name: 'urn:dk:kombit:orgUnit', value: '7' }]);
  assert.ok(mayUse(privileges, person, 'urn:dk:a:b', { kle: '25.45.00', sensitivity: 3 }));
  assert.ok(!mayUse(privileges, person, 'urn:dk:a:b', { kle: '27.63.04', sensitivity: 3 }));
  assert.ok(!mayUse(privileges, person, 'urn:dk:a:b', { kle: '25.45.00', sensitivity: 4 }));
  assert.ok(!mayUse(privileges, person, 'urn:dk:a:b', { kle: '25.45.00' }));
  assert.ok(!mayUse(privileges, person, 'urn:dk:a:b'));
  assert.ok(mayUse(privileges, person, 'urn:dk:free'));
  assert.ok(!mayUse(privileges, person, 'urn:dk:unit', { kle: '25.45.00', sensitivity: 1 }));
});

test('what is no base64 of UTF-8 is refused', () => {
  for (const value of ['', '   ', 'not base64!', 'abc', 'abcd=efg', base64(Uint8Array.of(0xff, 0xfe, 0x3c, 0x00))]) fails(value, 'encoding');
  fails('A'.repeat(256 * 1024 + 4), 'too-large');
});

test('line breaks in the base64 do not matter', () => {
  const wrapped = base64(list(group(cpr, privilege(fuldmagt)))).replace(/.{76}/g, '$&\r\n');
  assert.ok(mayUse(parsePrivileges(wrapped), person, fuldmagt));
});

test('declarations, entities and comments are refused before they are parsed', () => {
  const bodies = [
    `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${list(group(cpr, privilege('&e;')))}`,
    `<!doctype x>${list('')}`,
    list(group(cpr, privilege('&e;'))),
    list(group(cpr, privilege('urn:dk:a<!-- -->:b'))),
    list(group(cpr, '<Privilege><![CDATA[urn:dk:a]]></Privilege>')),
    list(group(cpr, `<?php x ?>${privilege('urn:dk:a')}`)),
  ];
  for (const body of bodies) fails(base64(body), 'forbidden');
});

test('what is no list of privileges is refused whole', () => {
  const bodies = ['text', '<PrivilegeList/>', list('', 'http://example.org/other'), list('text'), list('<Other/>'), list(group(cpr, 'text')), list(group(cpr, '<Privilege/>')), list(group(cpr, '<Privilege><b>x</b></Privilege>')), list(group(cpr, '<Other>x</Other>')), list(`<PrivilegeGroup Scope="a" Scope="b"/>`), list('').slice(0, -4), '<a>'.repeat(20_000)];
  for (const body of bodies) fails(base64(body), 'malformed');
});

test('random text, and lists cut up at random, give its own error or a list, and never a stranger’s privilege', () => {
  const whole = list(group(cpr, privilege(fuldmagt)) + group('urn:dk:gov:saml:strange:1412741273', privilege('urn:dk:strange')));
  const bent = fc.tuple(fc.nat(whole.length), fc.nat(30), fc.string({ maxLength: 20 })).map(([at, length, put]) => whole.slice(0, at) + put + whole.slice(at + length));
  const attribute = fc.oneof(fc.string(), fc.base64String({ maxLength: 2000 }), bent.map((text) => base64(text)), fc.uint8Array({ maxLength: 200 }).map((bytes) => base64(bytes)));
  fc.assert(
    fc.property(attribute, (value) => {
      try {
        const privileges = parsePrivileges(value);
        for (const { subject } of privileges.subjects) assert.match(subject.number, /^\d{8}(\d\d)?$/);
        assert.ok(!privileges.subjects.some(({ subject }) => mayUse(privileges, subject, 'urn:dk:strange') && privileges.unknown.some(({ grants }) => grants.some((grant) => grant.privileges.includes('urn:dk:strange')))));
      } catch (error) {
        assert.ok(error instanceof PrivilegesError, String(error));
      }
    }),
    { numRuns: 3000 },
  );
});

test('a scope outside the four grants nothing, whatever it is called', () => {
  const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const scope = fc.oneof(fc.string(), fc.stringMatching(/^urn:dk:gov:saml:[a-zA-Z]{1,20}:\d{1,12}$/)).filter((text) => !/[\u0000-\u001f\ud800-\udfff\ufffe\uffff]/.test(text) && !/^\s*urn:dk:gov:saml:(cpr|cvr|se)NumberIdentifier:|productionUnitIdentifier:/.test(text));
  fc.assert(
    fc.property(scope, (text) => {
      const { subjects, unknown } = read(group(escape(text), privilege(fuldmagt)));
      assert.deepEqual([subjects.length, unknown.length], [0, 1]);
    }),
  );
});
