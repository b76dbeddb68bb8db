import type { ApplicationSubmit } from '@faelles/schemas/application.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Verdict } from '@faelles/schemas/sources.js';
import { asksOf } from '@faelles/form-engine/asks-of.js';
import { validateAnswers } from '@faelles/form-engine/validate-answers.js';
import { askKey, type Verdicts } from '@faelles/form-engine/verdicts.js';
import type { ServerContext } from '../context.ts';
import { within } from '../outside.ts';
import { today } from '../today.ts';
import type { ServerCheck } from './check.ts';
import { demoChecks } from './demo-checks.ts';
import { httpCheck } from './http-check.ts';

/** Milliseconds a demo check may take; others say it themselves. */
const patience = 2_000;
/** Most questions of one application: beyond it nobody is asked, and nobody stopped. */
const most = 40;

/** The check of an id: one that is set up, else one of the demo's in the demo profile. */
export function checkOf(ctx: ServerContext, id: string): ServerCheck | undefined {
  const { checks, profile } = ctx.config;
  if (Object.hasOwn(checks, id)) return httpCheck(checks[id]!, ctx.fetch);
  return profile === 'demo' && Object.hasOwn(demoChecks, id) ? demoChecks[id] : undefined;
}

/** What a check says of a value. Never throws, and never keeps anybody waiting: what is away or slow is `unknown`. */
export async function verdictOf(ctx: ServerContext, id: string, value: Json): Promise<Verdict> {
  const check = checkOf(ctx, id);
  if (!check) return 'unknown';
  const { checks } = ctx.config;
  try {
    return await within(Object.hasOwn(checks, id) ? checks[id]!.timeoutMs : patience, (signal) => check(value, signal));
  } catch {
    // Which check, never about what; the error's own words could hold anything.
    ctx.log.warn('check-away', { check: id });
    return 'unknown';
  }
}

/**
 * Asks again what the page asked, before an application is taken in: the server trusts only its own verdicts.
 * Outside any transaction, since it waits for others.
 */
export async function verdictsFor(ctx: ServerContext, { solution: id, definitionVersion, answers }: ApplicationSubmit): Promise<Verdicts> {
  const solution = await ctx.solutions.version(id, definitionVersion);
  if (!solution || ![...solution.form.fields.values()].some(({ field }) => field.checks?.some(({ ask }) => ask !== undefined))) return {};
  const { values } = validateAnswers(solution.form, answers, { today: today(ctx) });
  const asks = asksOf(solution.form, values, { today: today(ctx) }).slice(0, most);
  const found = await Promise.all(asks.map(async (ask) => [askKey(ask), await verdictOf(ctx, ask.ask, ask.value)] as const));
  return Object.fromEntries(found);
}
