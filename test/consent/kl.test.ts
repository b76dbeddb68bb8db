import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DOMParser } from '@xmldom/xmldom';
import { ConsentState } from '@faelles/schemas/consent-record.js';
import { klConsent, klConsentStatus, klNamespace, NotExportable } from '@faelles/consent/model';
import { exported } from './export-support.ts';

const xsd = new DOMParser().parseFromString(readFileSync('test/vectors/kl/KLB_Consent.xsd', 'utf8'), 'text/xml');
const known = [...xsd.getElementsByTagName('xsd:enumeration')].map((one) => one.getAttribute('value'));

test('every state is one of KL’s, and every one of KL’s is reached', () => {
  assert.equal(known.length, 5);
  const said = ConsentState.options.filter((state) => state !== 'none').map(klConsentStatus);
  assert.deepEqual([...new Set(said)].sort(), [...known].sort());
  assert.equal(klConsentStatus('none'), undefined);
  assert.equal(klConsentStatus('invalidated'), 'Expired');
});

test('the element has the name, the namespace and the one child of the schema', () => {
  assert.equal(xsd.documentElement!.getAttribute('targetNamespace'), klNamespace);
  for (const [types, status] of [[['requested'], 'Requested'], [['requested', 'given'], 'Given'], [['requested', 'refused'], 'Refused'], [['requested', 'given', 'withdrawn'], 'Withdrawn']] as const) {
    const consent = new DOMParser().parseFromString(klConsent(exported([...types])), 'text/xml').documentElement!;
    assert.deepEqual([consent.namespaceURI, consent.localName, consent.childNodes.length], [klNamespace, 'Consent', 1]);
    const child = consent.firstChild!;
    assert.deepEqual([child.namespaceURI, child.nodeName, child.textContent], [klNamespace, 'klb:ConsentStatus', status]);
  }
});

test('a consent whose time is over has expired, before anybody wrote that down', () => {
  assert.match(klConsent(exported(['requested', 'given'], { at: '2027-06-01T00:00:00Z' })), />Expired</);
});

test('what nobody asked is not exported', () => {
  assert.throws(() => klConsent(exported([])), (error) => error instanceof NotExportable && error.reason === 'no-events');
});
