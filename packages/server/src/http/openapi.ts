import * as z from 'zod';
import * as schemas from '@faelles/schemas';
import type { CallerKind, Route } from './route.ts';

type JsonValue = { [key: string]: unknown };

/**
 * The HTTP contract as OpenAPI 3.1, made of the same declarations the app enforces.
 * Every exported schema of the room `schemas` is a component; a route's own small schemas stand where they are used.
 */
export function openApi(routes: readonly Route[], publicUrl: string): JsonValue {
  const names = new Map<unknown, string>();
  for (const [name, schema] of Object.entries(schemas)) if (isSchema(schema)) names.set(schema, name);
  const components = componentsOf(names);
  const paths: Record<string, Record<string, JsonValue>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operation(route, (schema) => reference(schema, names, components));
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Fælles Komponenter',
      version: '1.0.0',
      description: 'What the components ask of a back end. Errors are problem details (RFC 9457).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: publicUrl }],
    paths,
    components: { schemas: components, securitySchemes },
  };
}

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'fk_session', description: 'The citizen’s session.' },
  link: { type: 'apiKey', in: 'header', name: 'Authorization', description: '`Link <secret>` of a capability link.' },
  provider: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'The webhook secret given at creation.' },
  machine: { type: 'http', scheme: 'bearer', description: 'Key of a case system.' },
  staff: { type: 'http', scheme: 'bearer', description: 'Key of a member of staff.' },
} satisfies Partial<Record<CallerKind, JsonValue>>;

function operation(route: Route, schemaOf: (schema: z.core.$ZodType) => JsonValue): JsonValue {
  const parameters: JsonValue[] = [...route.path.matchAll(/:([A-Za-z]+)/g)].map(([, name]) => ({
    name, in: 'path', required: true, schema: { type: 'string' },
  }));
  const query = route.query && (schemaOf(route.query) as { properties?: JsonValue; required?: string[] });
  for (const [name, schema] of Object.entries(query?.properties ?? {})) {
    parameters.push({ name, in: 'query', required: query?.required?.includes(name) ?? false, schema });
  }
  if (route.idempotent) {
    parameters.push({ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string', minLength: 8, maxLength: 128 } });
  }
  const responses: JsonValue = {};
  for (const [status, answer] of Object.entries(route.responses)) {
    responses[status] =
      typeof answer === 'string'
        ? { description: answer }
        : { description: 'OK', content: { 'application/json': { schema: schemaOf(answer) } } };
  }
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  responses['default'] = { description: 'A problem.', content: problem };
  const security = route.caller.filter((kind) => kind !== 'anyone').map((kind) => ({ [kind]: [] }));
  return {
    summary: route.summary,
    operationId: operationId(route),
    ...(security.length > 0 ? { security } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body ? { requestBody: requestBody(route.body, schemaOf) } : {}),
    responses,
  };
}

function requestBody(body: z.core.$ZodType | 'bytes', schemaOf: (schema: z.core.$ZodType) => JsonValue): JsonValue {
  const content = body === 'bytes' ? { 'application/octet-stream': {} } : { 'application/json': { schema: schemaOf(body) } };
  return { required: true, content };
}

const operationId = (route: Route) =>
  route.method.toLowerCase() + route.path.replace(/^\/api/, '').replace(/[/:.-]+(.)/g, (_, letter: string) => letter.toUpperCase());

function isSchema(value: unknown): value is z.core.$ZodType {
  return typeof value === 'object' && value !== null && '_zod' in value;
}

/** All components in one go, so that they refer to each other instead of repeating. */
function componentsOf(names: Map<unknown, string>): Record<string, JsonValue> {
  const registry = z.registry<{ id: string }>();
  for (const [schema, name] of names) registry.add(schema as z.core.$ZodType, { id: name });
  const { schemas: made } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    unrepresentable: 'any',
    io: 'input',
  });
  const { __shared: shared, ...components } = made as Record<string, JsonValue & { $defs?: Record<string, JsonValue> }>;
  // Zod keeps what several schemas share under a name of its own; in OpenAPI it is a component like any other.
  for (const [name, schema] of Object.entries(shared?.$defs ?? {})) components[name] = schema;
  return JSON.parse(
    JSON.stringify(components, (key, value: unknown) => (key === '$schema' || key === '$id' ? undefined : value)).replaceAll(
      '#/components/schemas/__shared#/$defs/',
      '#/components/schemas/',
    ),
  ) as Record<string, JsonValue>;
}

function reference(schema: z.core.$ZodType, names: Map<unknown, string>, components: Record<string, JsonValue>): JsonValue {
  const name = names.get(schema);
  if (name !== undefined && name in components) return { $ref: `#/components/schemas/${name}` };
  const element = (schema as { _zod: { def: { type: string; element?: z.core.$ZodType } } })._zod.def;
  if (element.type === 'array' && element.element) return { type: 'array', items: reference(element.element, names, components) };
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    unrepresentable: 'any',
    io: 'input',
    reused: 'inline',
    cycles: 'ref',
    override: ({ zodSchema, jsonSchema }) => {
      const known = names.get(zodSchema);
      if (known === undefined || zodSchema === schema) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key as never];
      jsonSchema.$ref = `#/components/schemas/${known}`;
    },
  }) as JsonValue;
  return made;
}
