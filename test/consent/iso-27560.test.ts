import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import type { JsonObject } from '@faelles/schemas/json.js';
import { iso27560Receipt, iso27560Record, NotExportable } from '@faelles/consent/model';
import { exported, recordId } from './export-support.ts';

const { origin: _, ...vocabularies } = JSON.parse(readFileSync('test/vectors/dpv/terms.json', 'utf8')) as Record<string, Record<string, string[]>>;
const terms = new Set(Object.entries(vocabularies).flatMap(([space, modules]) => Object.values(modules).flat().map((name) => space + name)));
const dpv = 'https://w3id.org/dpv#';

type Node = { [key: string]: unknown };

/** Expanded by a JSON-LD processor that may fetch nothing. */
async function expand(document: JsonObject): Promise<Node> {
  const [node, ...rest] = await jsonld.expand(document as never, { documentLoader: (url) => Promise.reject(new Error(`Fetched ${url}`)) });
  assert.equal(rest.length, 0);
  return node as Node;
}

/** Everything in it that is an IRI of the vocabulary: names of members, types and references. */
function* iris(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const one of value) yield* iris(one);
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    yield name;
    if (name !== '@value') yield* iris(member);
  }
}

function allKnown(node: Node): void {
  const used = [...iris(node)].filter((iri) => /^https:\/\/w3id\.org\/dpv(#|\/legal|\/loc)/.test(iri));
  assert.ok(used.length > 20);
  for (const iri of used) assert.ok(terms.has(iri), `${iri} is not in the vocabulary`);
  // A prefix that was not expanded is a term that nobody can read.
  for (const iri of iris(node)) assert.doesNotMatch(iri, /^(dpv|eu-gdpr|loc|dct|schema|rdf|xsd):/);
}

const gdpr = (more = {}) => {
  const base = exported(['requested', 'given']);
  return { ...base, request: { ...base.request, kind: 'gdpr-consent' as const, ...more } };
};
const path = (node: Node, ...names: string[]): never => names.reduce<never>((at, name) => (at as Node)[name] as never, node as never);

test('every term of a record is one of the vocabulary, after every event', async () => {
  for (const types of [['requested'], ['requested', 'refused'], ['requested', 'expired'], ['requested', 'given'], ['requested', 'given', 'renewed', 'withdrawn'], ['requested', 'given', 'invalidated']] as const) {
    allKnown(await expand(iso27560Record(exported([...types], { storedIn: ['DK'], retention: 'P365D', chain: { position: 4, hash: 'b'.repeat(64) }, reference: 'RV-2026-4F7K2QD' }))));
  }
  allKnown(await expand(iso27560Record(gdpr({ specialCategories: ['health'] }))));
  for (const basis of ['parental', 'guardianship', 'power-of-attorney', 'company', 'legal-representative'] as const) {
    allKnown(await expand(iso27560Record(exported(['requested', 'given'], {}, { representation: { basis, ref: 'p1' } }))));
  }
});

test('a record has what the standard makes mandatory', async () => {
  const node = await expand(iso27560Record(gdpr()));
  const names = ['hasIdentifier', 'hasDataSubject', 'hasDataController', 'hasEntity', 'hasJurisdiction', 'hasLegalBasis', 'hasApplicableLaw', 'hasProcess', 'hasNotice', 'hasConsentControl', 'hasConsentStatus', 'hasRight'];
  for (const name of names) assert.ok(node[dpv + name], name);
  assert.deepEqual(node['http://purl.org/dc/terms/conformsTo'], [{ '@id': 'https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr' }]);
  const process = path(node, `${dpv}hasProcess`, '0');
  for (const name of ['hasPurpose', 'hasPersonalData', 'hasRecipient', 'hasStorageCondition']) assert.ok(process[dpv + name], name);
  assert.equal(path(node, `${dpv}hasNotice`, '0', 'http://purl.org/dc/terms/language', '0', '@value'), 'en');
  for (const event of path(node, `${dpv}hasConsentStatus`) as Node[]) {
    for (const name of ['isIndicatedAtTime', 'hasDuration', 'isIndicatedBy', 'hasIndicationMethod']) assert.ok(event[dpv + name], name);
  }
  const [controller, subject] = path(node, `${dpv}hasEntity`) as Node[];
  for (const name of ['hasName', 'hasIdentifier']) assert.ok(controller![dpv + name], name);
  assert.equal((controller!['https://schema.org/contactPoint'] as unknown[]).length, 2);
  assert.equal(path(subject!, `${dpv}hasIdentifier`, '0', '@value'), 'subject-1');
});

test('what the service was not told is said to be not available, and what it was told is said', async () => {
  const conditions = async (more: object) => (path(await expand(iso27560Record({ ...gdpr(), ...more })), `${dpv}hasProcess`, '0', `${dpv}hasStorageCondition`) as Node[]);
  for (const condition of await conditions({})) assert.deepEqual(condition[`${dpv}hasApplicability`], [{ '@id': `${dpv}NotAvailable` }]);
  const [location, duration] = await conditions({ storedIn: ['DK', 'IE'], retention: 'P2W' });
  assert.deepEqual(location![`${dpv}hasLocation`], [{ '@id': 'https://w3id.org/dpv/loc#DK' }, { '@id': 'https://w3id.org/dpv/loc#IE' }]);
  assert.equal(path(duration!, `${dpv}hasDuration`, '0', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value', '0', '@value'), 'P14D');
});

test('a permission to obtain information does not claim to be a consent under GDPR', async () => {
  const node = await expand(iso27560Record(exported(['requested', 'given'])));
  assert.deepEqual(node['http://purl.org/dc/terms/conformsTo'], [{ '@id': 'https://w3id.org/dpv/schema/dpv-27560#record' }]);
  assert.doesNotMatch(JSON.stringify(node), /legal\/eu\/gdpr/);
});

test('events stand in their order, by who did them; what expired by its date is said', async () => {
  const types = async (more: object) => (path(await expand(iso27560Record({ ...gdpr(), ...more })), `${dpv}hasConsentStatus`) as Node[]).map((event) => (event['@type'] as string[])[0]!.slice(dpv.length));
  assert.deepEqual(await types({}), ['ConsentRequested', 'ConsentGiven']);
  assert.deepEqual(await types({ at: '2028-01-01T00:00:00Z' }), ['ConsentRequested', 'ConsentGiven', 'ConsentExpired']);
  const acting = await expand(iso27560Record(exported(['requested', 'given'], {}, { subject: { kind: 'child', id: 'child-1' }, representation: { basis: 'parental', ref: 'p1' } })));
  const by = path(acting, `${dpv}hasConsentStatus`, '1', `${dpv}isIndicatedBy`, '0') as Node;
  assert.deepEqual([by['@type'], path(by, `${dpv}hasIdentifier`, '0', '@value')], [[`${dpv}ParentOfDataSubject`], 'actor-1']);
});

test('a receipt wraps the record, says who issued it and when, and differs after every event', async () => {
  const node = await expand(iso27560Receipt(gdpr()));
  allKnown(node);
  assert.deepEqual(node['@type'], [`${dpv}ConsentReceipt`]);
  assert.deepEqual(node['http://purl.org/dc/terms/conformsTo'], [{ '@id': 'https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr' }]);
  assert.equal(path(node, `${dpv}hasRecordOfActivity`, '0', `${dpv}hasIdentifier`, '0', '@value'), recordId);
  assert.equal(path(node, 'http://purl.org/dc/terms/created', '0', '@value'), '2026-11-21T06:00:00.000Z');
  const ids = [['requested', 'given'], ['requested', 'given', 'withdrawn']].map((types) => iso27560Receipt(exported(types as never))['dpv:hasIdentifier']);
  assert.notEqual(ids[0], ids[1]);
});

test('no name of a person is in it, and a broken log is not exported', () => {
  const named = exported(['requested', 'given'], {}, { actor: { kind: 'person', id: 'actor-1', displayName: 'Ida Test' }, subject: { kind: 'self', id: 'subject-1', displayName: 'Ida Test' } });
  assert.doesNotMatch(JSON.stringify(iso27560Receipt(named)), /Ida/);
  assert.throws(() => iso27560Record(exported(['given'])), RangeError);
  assert.throws(() => iso27560Record(exported([])), NotExportable);
});
