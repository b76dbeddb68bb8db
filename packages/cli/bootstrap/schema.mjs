// `npm run schema`: writes the JSON Schemas of the form definition and of the receipt into their package, after a zod
// schema was changed. A test fails while two differ (test/schemas/definition-schema.test.ts, receipt-schema.test.ts).
import { writeFileSync } from 'node:fs';
import { definitionSchema } from '@faelles/schemas/definition-schema.js';
import { receiptSchema } from '@faelles/schemas/receipt-schema.js';

const write = (name, schema) => writeFileSync(new URL(`../../schemas/${name}`, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);

write('form-definition-1.schema.json', definitionSchema());
write('receipt-1.schema.json', receiptSchema());
