import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { definitionSchema } from '@faelles/schemas/definition-schema.js';

type Anything = any;
const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): Anything => JSON.parse(readFileSync(resolve(root, path), 'utf8'));
const published = read('packages/schemas/form-definition-1.schema.json');
const definitions = ['packages/solutions/road-permit/definition.json', 'packages/solutions/care-for-relative/definition.json', 'docs/definitions/pn151.json'];

/** A validator that is not ours, as strict as it can be: an unknown keyword of the schema throws. */
const validate: ValidateFunction = new Ajv2020({ strict: true, strictTypes: false, allErrors: true, formats: { date: true } }).compile(published);

/** Places of what the validator finds in the road permit with one thing changed. */
function found(change: (definition: Anything) => void): string[] {
  const definition = read(definitions[0]!);
  change(definition);
  validate(definition);
  return (validate.errors ?? []).map(({ instancePath }) => instancePath);
}

describe('the published JSON Schema of the definition', () => {
  it('is the one the package carries: npm run schema writes it', () => {
    assert.deepEqual(published, JSON.parse(JSON.stringify(definitionSchema())));
  });

  for (const path of definitions) {
    it(`takes ${path}, which says where the schema is`, () => {
      const definition = read(path);
      validate(definition);
      assert.deepEqual(validate.errors, null);
      assert.equal(resolve(root, dirname(path), definition.$schema), resolve(root, 'packages/schemas/form-definition-1.schema.json'));
    });
  }

  it('refuses what is broken, where it is broken', () => {
    assert.ok(found((d) => (d.steps[1].fields[1].kind = 'colour')).includes('/steps/1/fields/1/kind'));
    assert.ok(found((d) => (d.steps[1].fields[1].colour = 'red')).includes('/steps/1/fields/1'));
    assert.ok(found((d) => delete d.title.da).includes('/title'));
    assert.ok(found((d) => delete d.steps).includes(''));
    assert.ok(found((d) => (d.formatVersion = 2)).includes('/formatVersion'));
    assert.ok(found((d) => (d.steps[0].id = 'Two words')).includes('/steps/0/id'));
    assert.ok(found((d) => (d.price.terms.href = 'javascript:alert(1)')).includes('/price/terms/href'));
    assert.ok(found((d) => (d.steps[2].fields[1].options[0].value = '')).includes('/steps/2/fields/1/options/0/value'));
    const nested = { name: 'g', kind: 'group', label: { da: 'g' }, fields: [{ name: 'a', kind: 'telepathy' }] };
    assert.ok(found((d) => d.steps[0].fields.push(nested)).some((path) => path.endsWith('/fields/0/kind')), 'inside a group');
  });

  it('takes any rule and any language', () => {
    assert.deepEqual(found((d) => (d.steps[1].when = { and: [{ '!': [{ var: 'what' }] }, true, [1, null]] })), []);
    assert.deepEqual(found((d) => (d.title.ar = 'تصريح')), []);
  });

  it('explains every member of the definition and of a field', () => {
    const missing = (schema: Anything) => Object.entries(schema.properties).filter(([, member]: Anything) => !member.description).map(([name]) => name);
    assert.deepEqual([...missing(published), ...missing(published.$defs.field), ...missing(published.properties.steps.items)], []);
    assert.deepEqual(JSON.stringify(published).match(/__schema\d+/g), null, 'names that an editor can show');
  });
});
