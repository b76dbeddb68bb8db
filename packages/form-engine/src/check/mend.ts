import * as z from 'zod/mini';

// A definition with one part that cannot be read is still checked in all its others. So that no check has to ask at every
// step what it was given, the unreadable parts are replaced by something of the right type that says nothing.

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What can be read of a value, or undefined when it is of another type than the schema's. */
function read(schema: z.core.$ZodType, value: unknown): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
      return value === undefined ? undefined : read(def.innerType, value);
    case 'object':
      return isObject(value) ? members(def, value) : undefined;
    case 'array':
      // Every item keeps its index, which is its place in the paths of faults.
      return Array.isArray(value) ? value.map((item) => readable(def.element, item)) : undefined;
    case 'record':
      return isObject(value)
        ? present(Object.entries(value).map(([name, item]) => [name, z.safeParse(def.keyType, name).success ? read(def.valueType, item) : undefined]))
        : undefined;
    case 'string':
    case 'number':
      // Beyond its limits is said by the schema; other checks may still recognise it, as a name that rules use.
      return typeof value === def.type ? value : undefined;
    default:
      return z.safeParse(schema, value).success ? value : undefined;
  }
}

function members({ shape, catchall }: z.core.$ZodObjectDef, value: Record<string, unknown>): object {
  const known = Object.entries(shape).map(([name, schema]) => [name, readable(schema, Object.hasOwn(value, name) ? value[name] : undefined)] as const);
  const others = Object.entries(value).filter(([name]) => !Object.hasOwn(shape, name));
  return present([...known, ...others.map(([name, item]) => [name, catchall && read(catchall, item)] as const)]);
}

const present = (entries: (readonly [string, unknown])[]): object => Object.fromEntries(entries.filter(([, value]) => value !== undefined));

function readable(schema: z.core.$ZodType, value: unknown): unknown {
  const found = read(schema, value);
  return found === undefined ? standIn(schema) : found;
}

/** Something of the schema's type that says nothing. Of a list of words it is '': not even one of them. */
function standIn(schema: z.core.$ZodType): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
      return undefined;
    case 'object':
      return members(def, {});
    case 'array':
      return [];
    case 'string':
    case 'enum':
      return '';
    case 'number':
      return 0;
    default:
      return null;
  }
}

/**
 * What can be read of a value that does not fit its schema: unknown members are gone, optional ones of a wrong type too,
 * and mandatory ones are there with the right type, though they may be empty. A `kind` that is unknown becomes ''.
 */
export function mend<Schema extends z.core.$ZodType>(schema: Schema, value: unknown): z.core.output<Schema> {
  return readable(schema, value) as z.core.output<Schema>;
}
