import * as z from 'zod/mini';

/** Any JSON value: what an answer, an input or a rule is made of. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export const Json: z.ZodMiniType<Json> = z.json() as never;

/** A JSON object. */
export type JsonObject = { [key: string]: Json };
export const JsonObject: z.ZodMiniType<JsonObject> = z.record(z.string(), Json) as never;

/**
 * A rule: JsonLogic plus the named operations of form-engine (`today`, `days-between`, `add-days`, `add-months`,
 * `age`, `round-ore`, `present`). Its shape is any JSON; what it names is checked when a definition is loaded.
 */
export type Rule = Json;
export const Rule = Json;
