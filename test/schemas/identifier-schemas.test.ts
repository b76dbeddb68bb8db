import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as z from 'zod/mini';
import type { IdentifierCode } from '@faelles/schemas/identifiers/result.js';
import { issueCodes, type IssueCode } from '@faelles/schemas/issue.js';
import * as schemas from '@faelles/schemas/identifiers/schemas.js';

const cases: Record<keyof typeof schemas, { valid: unknown[]; invalid: [value: unknown, code: string | undefined][] }> = {
  cprNumber: {
    valid: ['0101505006', '0101505000'],
    invalid: [['010150-5006', 'format'], ['3002505006', 'cpr-date'], ['6707000001', 'cpr-date'], [101505006, undefined]],
  },
  cprOrReplacementNumber: { valid: ['0101505006', '6707000001'], invalid: [['9207000001', 'cpr-date']] },
  cvrNumber: { valid: ['99999004'], invalid: [['99999005', 'cvr-check'], ['DK99999004', 'format'], ['00000000', 'format']] },
  seNumber: { valid: ['27384223'], invalid: [['2738422', 'format']] },
  pNumber: { valid: ['1003388394'], invalid: [['10 0338 8394', 'format']] },
  gln: { valid: ['5798000000001'], invalid: [['5798000000006', 'check-digit'], ['5798', 'format']] },
  iban: { valid: ['DK5000400440116243'], invalid: [['DK9920001234567890', 'check-digit'], ['DK50 0040', 'format']] },
  bankAccount: {
    valid: [{ registrationNumber: '0040', accountNumber: '440116243' }],
    invalid: [[{ registrationNumber: '40', accountNumber: '1' }, 'format'], [{ registrationNumber: '0040' }, undefined]],
  },
  fi71PaymentId: { valid: ['026840149965328'], invalid: [['026840149965327', 'check-digit']] },
  fi75PaymentId: { valid: ['1234567890123452'], invalid: [['1234567890123453', 'check-digit']] },
  phoneNumber: { valid: ['+4512345678', '+46701234567'], invalid: [['12345678', 'format'], ['+451234567', 'format'], ['+0123456789', 'format']] },
  emailAddress: { valid: ['ida@example.dk'], invalid: [['ida@Example.dk', 'format'], ['ida', 'format']] },
  postalCode: { valid: ['0800', '2100'], invalid: [['800', 'format'], [2100, undefined]] },
  municipalityCode: { valid: ['0101'], invalid: [['101', 'format'], ['0171', 'option'], ['0411', 'option']] },
  kleSubject: { valid: ['05.04.06', '27'], invalid: [['5.4.6', 'format']] },
  kleFacet: { valid: ['G01'], invalid: [['g01', 'format']] },
  kleKey: { valid: ['05.04.06-G01'], invalid: [['05.04.06G01', 'format']] },
  houseNumber: { valid: ['12B'], invalid: [['12 B', 'format']] },
  floor: { valid: ['st'], invalid: [['k1', 'format']] },
  door: { valid: ['tv'], invalid: [['', 'format']] },
  isoDate: { valid: ['2024-02-29'], invalid: [['2026-02-29', 'date-invalid']] },
  isoDateTime: { valid: ['2026-11-20T14:30:00+01:00', '2026-11-20T13:30:00Z'], invalid: [['2026-11-20T14:30:00', 'format']] },
  ore: { valid: [0, -5000], invalid: [[0.5, 'type'], ['100', 'type'], [2 ** 53, undefined]] },
  positiveOre: { valid: [0, 100], invalid: [[-1, 'too-small']] },
};

for (const [name, { valid, invalid }] of Object.entries(cases)) {
  const schema: z.ZodMiniType = schemas[name as keyof typeof schemas];
  test(`${name} takes canonical forms only, and says why`, () => {
    for (const value of valid) assert.equal(schema.safeParse(value).success, true, String(value));
    for (const [value, code] of invalid) {
      const { success, error } = schema.safeParse(value);
      assert.equal(success, false, String(value));
      if (code) assert.deepEqual(error?.issues.map((issue) => issue.message), [code], String(value));
    }
  });
  test(`${name} has a JSON Schema`, () => {
    const { type } = z.toJSONSchema(schema);
    assert.ok(typeof type === 'string');
  });
}

test('every code of a parse function is an issue code', () => {
  // Compiles only while this holds; the issue list is what dictionaries are complete for.
  const widened: (code: IdentifierCode) => IssueCode = (code) => code;
  assert.ok(issueCodes.includes(widened('check-digit')));
});
