import * as z from 'zod';
import { Receipt } from './receipt.ts';

type Schema = { [member: string]: unknown; anyOf?: Schema[] };

/** The schema's name where it has no address of its own, as in this package (`receipt-1.schema.json`). */
const ID = 'urn:faelles:receipt:1';

/**
 * JSON Schema (draft 2020-12) of the receipt, whole or masked. Made of the zod schema, so it can say nothing else. Members
 * it does not name are allowed: a receipt of tomorrow may say more and is still one of version 1.
 * @param id the address it is published at
 */
export function receiptSchema(id: string = ID): object {
  const { $schema, ...schema } = z.toJSONSchema(Receipt, { unrepresentable: 'any', io: 'input' }) as Schema;
  // zod calls what refers to itself __schema0; the one such thing here is any JSON.
  const text = JSON.stringify(schema).replaceAll('__schema0', 'json');
  return {
    $schema, $id: id,
    title: 'Receipt, version 1',
    description: 'What a citizen leaves a self-service solution with. Signed as canonical JSON (RFC 8785) in a compact JWS.',
    ...(JSON.parse(text) as Schema),
  };
}
