import { ContractError } from './errors.ts';

/** As much of a zod schema as is needed here, so that this module does not bring zod into the first load. */
interface Schema<Value> {
  safeParse(value: unknown):
    | { success: true; data: Value }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; code: string }[] } };
}

/** A schema of the contract, loaded when the first answer of its kind has come: a page shows its fields before it. */
export type SchemaLoader<Value> = () => Promise<Schema<Value>>;

/**
 * The value as its schema knows it: members nobody has agreed on are gone.
 * @throws ContractError naming paths and rules, never what stood there
 */
export async function checked<Value>(operation: string, load: SchemaLoader<Value>, value: unknown): Promise<Value> {
  const result = (await load()).safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.slice(0, 5).map((issue) => `${issue.path.map(String).join('.') || 'the whole'}: ${issue.code}`);
  throw new ContractError(operation, faults);
}
