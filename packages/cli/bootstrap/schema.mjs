// `npm run schema`: writes the JSON Schema of the form definition into its package, after the zod schema was changed.
// A test fails while the two differ (test/schemas/definition-schema.test.ts).
import { writeFileSync } from 'node:fs';
import { definitionSchema } from '@faelles/schemas/definition-schema.js';

writeFileSync(new URL('../../schemas/form-definition-1.schema.json', import.meta.url), `${JSON.stringify(definitionSchema(), null, 2)}\n`);
