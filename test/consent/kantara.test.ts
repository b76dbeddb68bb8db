import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { kantaraReceipt, NotExportable } from '@faelles/consent/model';
import type { ConsentExport } from '@faelles/consent/model';
import { exported, recordId } from './export-support.ts';

const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync('test/vectors/kantara/consent-receipt-1.1.schema.json', 'utf8')));

function holds(receipt: unknown): void {
  assert.ok(validate(receipt), JSON.stringify(validate.errors));
}

test('a given consent is a receipt by the specification', () => {
  const receipt = kantaraReceipt(exported(['requested', 'given']));
  holds(receipt);
  assert.equal(receipt['consentTimestamp'], Date.parse('2026-11-20T10:01:00Z') / 1000, 'seconds, cut to whole ones');
  assert.equal(receipt['consentReceiptID'], recordId);
  assert.equal(receipt['piiPrincipalId'], 'subject-1');
});

test('the schema refuses what the specification forbids', () => {
  const receipt = kantaraReceipt(exported(['requested', 'given']));
  const purpose = { ...((receipt['services'] as never)[0]['purposes'][0] as object), thirdPartyName: undefined };
  const wrong = [
    { ...receipt, consentTimestamp: Date.parse('2026-11-20T10:01:00Z') },
    { ...receipt, version: '1.1.0' },
    { ...receipt, sensitive: true },
    { ...receipt, policyUrl: undefined },
    { ...receipt, services: [{ service: 'x', purposes: [JSON.parse(JSON.stringify(purpose))] }] },
  ];
  for (const one of wrong) assert.equal(validate(JSON.parse(JSON.stringify(one))), false, JSON.stringify(one));
});

test('special categories are named, and somebody else who gets the data', () => {
  const base = exported(['requested', 'given']);
  const special = kantaraReceipt({ ...base, request: { ...base.request, specialCategories: ['health'] } });
  holds(special);
  assert.deepEqual([special['sensitive'], special['spiCat']], [true, ['health']]);
  const own = kantaraReceipt({ ...base, request: { ...base.request, to: base.authority.name } });
  holds(own);
  assert.equal((own['services'] as never)[0]['purposes'][0]['thirdPartyDisclosure'], false);
});

test('it stays a receipt after a withdrawal, and there is none of a refusal', () => {
  holds(kantaraReceipt(exported(['requested', 'given', 'withdrawn'])));
  for (const types of [['requested'], ['requested', 'refused'], ['requested', 'expired']] as const) {
    assert.throws(() => kantaraReceipt(exported([...types])), (error) => error instanceof NotExportable && error.reason === 'not-given');
  }
});

test('an authority that does not say how to reach it has no receipt, and is told what is missing', () => {
  const base = exported(['requested', 'given']);
  const authority: ConsentExport['authority'] = { ...base.authority, contact: { phone: '+4512345678' } };
  assert.throws(
    () => kantaraReceipt({ ...base, authority }),
    (error) => error instanceof NotExportable && assert.deepEqual(error.missing, ['authority.contact.address', 'authority.contact.email']) === undefined,
  );
});
