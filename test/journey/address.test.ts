import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAddress, receiptAddress, solutionAddress, withoutPayment } from '@faelles/journey/address.js';
import { mayMove } from '@faelles/journey/phase.js';

const id = '5d6f0f51-3a57-4c4c-8a67-36d5a5b2f101';
const at = (path: string) => new URL(path, 'https://example.dk');

test('an address asks for a form, a payment one comes back from, or a receipt', () => {
  const read = (path: string, base = '') => readAddress(at(path), base, 'road-permit');
  assert.deepEqual(read('/solutions/road-permit/'), {});
  assert.deepEqual(read('/solutions/road-permit/#/place'), {});
  assert.deepEqual(read('/solutions/road-permit/#/payment'), { paying: true });
  assert.deepEqual(read(`/solutions/road-permit/?payment=${id}&paymentid=abc`), { paymentId: id, cancelled: false });
  assert.deepEqual(read(`/solutions/road-permit/?payment=${id}&cancelled=1`), { paymentId: id, cancelled: true });
  assert.deepEqual(read(`/solutions/road-permit/receipt/${id}#secret`), { receiptId: id, secret: 'secret' });
  assert.deepEqual(read(`/solutions/road-permit/receipt/${id}`), { receiptId: id });
  assert.deepEqual(read('/solutions/road-permit/?payment=<script>'), {}, 'what is no id is nothing');
  assert.deepEqual(read('/app/solutions/road-permit/#/payment', '/app'), { paying: true }, 'below a path');
});

test('the address of somebody else’s page is theirs', () => {
  assert.equal(readAddress(at(`/portal/?payment=${id}`), '', 'road-permit'), undefined);
  assert.equal(readAddress(at('/solutions/other/'), '', 'road-permit'), undefined);
});

test('what the payment page added goes; the language stays', () => {
  assert.equal(withoutPayment(at(`/solutions/road-permit/?lang=en&payment=${id}&cancelled=1&paymentid=x`)), '/solutions/road-permit/?lang=en');
  const back = at(`/solutions/road-permit/?payment=${id}&lang=en#/payment`);
  assert.equal(receiptAddress(back, '', 'road-permit', id, 'secret'), `/solutions/road-permit/receipt/${id}?lang=en#secret`);
  assert.equal(solutionAddress(at(`/solutions/road-permit/receipt/${id}?lang=en#secret`), '', 'road-permit'), '/solutions/road-permit/?lang=en');
});

test('no phase after the submission leads back to a form that could be sent twice', () => {
  for (const phase of ['paying', 'waiting', 'receipt', 'ended'] as const) {
    assert.equal(mayMove(phase, 'filling'), false, phase);
    assert.equal(mayMove(phase, 'submitting'), false, phase);
  }
});
