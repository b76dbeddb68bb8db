// The published JSON Schema of the receipt, read by a validator that is not ours.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { composeReceipt, maskReceipt } from '@faelles/receipt/model';
import { receiptSchema } from '@faelles/schemas/receipt-schema.js';
import { receiptInput } from '../receipt/fixture.ts';

type Anything = any;
const published = JSON.parse(readFileSync(new URL('../../packages/schemas/receipt-1.schema.json', import.meta.url), 'utf8')) as object;
// Formats stand beside patterns that say the same, so a validator without them loses nothing.
const validate = new Ajv2020({ strict: true, strictTypes: false, allErrors: true, formats: { uuid: true, date: true, 'date-time': true } }).compile(published);

const receipt = (): Anything => composeReceipt(receiptInput());
function found(change: (receipt: Anything) => void): string[] {
  const changed = JSON.parse(JSON.stringify(receipt()));
  change(changed);
  validate(changed);
  return (validate.errors ?? []).map(({ instancePath }) => instancePath);
}

describe('the published JSON Schema of the receipt', () => {
  it('is the one the package carries: npm run schema writes it', () => {
    assert.deepEqual(published, JSON.parse(JSON.stringify(receiptSchema())));
  });

  it('takes a receipt, whole and masked', () => {
    assert.deepEqual(found(() => {}), []);
    validate(JSON.parse(JSON.stringify(maskReceipt(receipt()))));
    assert.deepEqual(validate.errors, null);
  });

  it('refuses what is broken, where it is broken', () => {
    assert.deepEqual(found((r) => delete r.reference), ['']);
    assert.deepEqual(found((r) => (r.kind = 'promise')), ['/kind']);
    assert.deepEqual(found((r) => (r.id = '7')), ['/id']);
    assert.deepEqual(found((r) => delete r.authority.name.da), ['/authority/name']);
    assert.deepEqual(found((r) => (r.payment.remainingOre = 1.5)), ['/payment/remainingOre']);
    assert.deepEqual(found((r) => (r.sections[0].lines[0].kind = 'telepathy')), ['/sections/0/lines/0/kind']);
  });

  it('takes a receipt that says more than this version names', () => {
    assert.deepEqual(found((r) => (r.later = { any: 'thing' })), []);
  });
});
