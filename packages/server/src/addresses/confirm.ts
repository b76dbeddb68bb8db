import * as z from 'zod';
import { AddressCheck, isForeign, type Address } from '@faelles/schemas/address.js';
import type { Answers } from '@faelles/schemas/answers.js';
import type { ApplicationSubmit } from '@faelles/schemas/application.js';
import type { JsonObject } from '@faelles/schemas/json.js';
import type { Form } from '@faelles/form-engine/compile.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';
import type { ServerContext } from '../context.ts';
import { within } from '../outside.ts';
import { eachAnswer } from '../solutions/each-answer.ts';
import { today } from '../today.ts';
import { AddressError } from './provider.ts';

/** Milliseconds the register may take while a citizen waits for the answer to an application. */
const patience = 2_000;
/** Most addresses of one application that are looked up again; the rest stay unconfirmed. */
const most = 20;

/**
 * The member of an application's answers that holds what became of looked-up addresses, by path, as `$origins` holds where
 * prefilled ones came from. Only this server writes it: a page that sends it is refused, since no field can have the name.
 */
const CHECKED = '$addresses';

/** What became of each looked-up address of an application, by path. */
export type AddressChecks = ReadonlyMap<string, AddressCheck>;

/** An address of the answers that says it comes from the register. */
function* lookedUp(form: Form, values: JsonObject): Generator<{ path: string; address: Exclude<Address, { country: string }> }> {
  for (const { path, node, value } of eachAnswer(form, values)) {
    const address = value as unknown as Address;
    if (node.field.kind === 'address' && !isForeign(address) && address.source === 'register') yield { path, address };
  }
}

/** Are two addresses the same door? Names of towns are left out: a postal district is written in more than one way. */
const sameDoor = (one: Exclude<Address, { country: string }>, other: typeof one): boolean =>
  (['street', 'houseNumber', 'floor', 'door', 'postalCode'] as const).every((part) => (one[part] ?? '').toLocaleLowerCase('da') === (other[part] ?? '').toLocaleLowerCase('da'));

/**
 * Asks the register again for every address that says it was looked up: what the page sends is only a claim. Nobody is
 * refused for what comes of it, since a register can be away, or behind the world: it is kept with the answers, and told to
 * whoever treats the application (`notes` of the hand-over).
 * Outside any transaction, since it waits for others. Never throws for the register's sake.
 */
export async function confirmAddresses(ctx: ServerContext, { solution: id, definitionVersion, answers }: ApplicationSubmit): Promise<AddressChecks> {
  const solution = await ctx.solutions.version(id, definitionVersion);
  if (!solution || ![...solution.form.fields.values()].some(({ field }) => field.kind === 'address')) return new Map();
  const { values } = validateAnswers(solution.form, answers, { today: today(ctx) });
  const found = [...lookedUp(solution.form, values)];
  const at = ctx.clock().toISOString();
  const checks = await Promise.all(
    found.map(async ({ path, address }, index): Promise<[string, AddressCheck]> => [path, { state: index < most ? await stateOf(ctx, address) : 'unconfirmed', at }]),
  );
  return new Map(checks);
}

async function stateOf(ctx: ServerContext, address: Exclude<Address, { country: string }>): Promise<AddressCheck['state']> {
  const { addresses: register } = ctx;
  const id = address.id ?? address.accessId;
  if (!register || id === undefined) return 'unconfirmed';
  try {
    const known = await within(patience, (signal) => register.resolve(id, address.id ? 'full' : 'access', signal));
    if (!known) return 'gone';
    return sameDoor(known, address) ? 'confirmed' : 'changed';
  } catch (error) {
    // Why, never which address.
    ctx.log.info('address-unconfirmed', { provider: register.name, reason: error instanceof AddressError ? error.reason : 'timeout' });
    return 'unconfirmed';
  }
}

/** The answers of an application with what became of their addresses. */
export function withAddressChecks(values: Answers, checks: AddressChecks): Answers {
  return checks.size ? { ...values, [CHECKED]: Object.fromEntries(checks) } : values;
}

/** What whoever treats the application is told of its addresses: nothing of those that the register confirmed. */
export function addressNotes(answers: JsonObject): { path: string; code: `address-${Exclude<AddressCheck['state'], 'confirmed'>}` }[] {
  const checked = z.record(z.string(), AddressCheck).safeParse(answers[CHECKED]);
  return Object.entries(checked.data ?? {}).flatMap(([path, { state }]) => (state === 'confirmed' ? [] : [{ path, code: `address-${state}` as const }]));
}
