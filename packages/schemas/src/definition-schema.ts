import * as z from 'zod';
import { FormDefinition } from './definition.ts';
import { descriptions } from './definition-words.ts';

type Schema = { [member: string]: unknown; properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[] };

/** The schema's name where it has no address of its own, as in this package (`form-definition-1.schema.json`). */
const ID = 'urn:faelles:form-definition:1';

/**
 * JSON Schema (draft 2020-12) of the form definition, with the words that an editor shows beside each member. Made of the
 * zod schema, so it can say nothing else; what JSON Schema cannot say (which member belongs to which kind, what a rule
 * names, check digits) is for `faelles check`.
 * @param id the address it is published at
 */
export function definitionSchema(id: string = ID): object {
  const { $schema, ...schema } = z.toJSONSchema(FormDefinition, { unrepresentable: 'any', io: 'input' }) as Schema;
  // zod calls what refers to itself __schema0, __schema1 …; these names show in editors.
  let text = JSON.stringify(schema);
  for (const [key, { anyOf, properties }] of Object.entries(schema['$defs'] as Record<string, Schema>)) {
    const name = anyOf ? 'json' : properties?.['kind'] ? 'field' : key;
    text = text.replaceAll(`"${key}"`, `"${name}"`).replaceAll(`"#/$defs/${key}"`, `"#/$defs/${name}"`);
  }
  const whole = JSON.parse(text) as Schema & { $defs: Record<string, Schema> };
  describe(whole, 'definition');
  describe(whole.$defs['field']!, 'field');
  return { $schema, $id: id, title: 'Form definition, version 1', description: descriptions['definition'], ...whole };
}

/** Puts the words of `definition-words.ts` at the members they are about, by their dot path. */
function describe(schema: Schema, path: string): void {
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const at = `${path}.${name}`;
    const words = descriptions[at];
    if (words) member['description'] = words;
    describe(member, at);
    if (member.items) describe(member.items, at);
  }
}
