import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { StaffCalls } from '@faelles/client/staff.js';
import { createTranslator, type Dictionary } from '@faelles/language';
import { formatDateTime, formatMoney } from '@faelles/language/format.js';
import { paymentStates, type PaymentState } from '@faelles/schemas/payment.js';
import type { Difference, Reconciliation, StaffPayment, StaffPaymentLine } from '@faelles/schemas/staff.js';
import type { Output } from './output.ts';
import { CannotAsk, staffOf, whyNot } from './staff-server.ts';
import { table } from './table.ts';

const usage = `Usage: faelles payments COMMAND

  reconcile                    compare the books with the payment providers, and tell the differences
  list [REFERENCE]             payments, the newest first; --state=captured
  show ID                      one payment with what moved

  --server=URL                 a running server; otherwise PUBLIC_URL, otherwise http://127.0.0.1:4173
  --json                       as JSON
  --language=da|en             language of the words (default en)

The key is read from STAFF_KEY; for the demo on this machine, from its data folder (DATA_DIR).
Exit codes: 0 nothing to tell, 1 there are differences, 2 the server could not be asked or the command was not understood.`;

const languages: Record<string, () => Promise<Dictionary>> = {
  da: async () => (await import('@faelles/language/dictionaries/da/difference.js')).difference,
  en: async () => (await import('@faelles/language/dictionaries/en/difference.js')).difference,
};

type Told = { json: boolean; language: string; output: Output };

/**
 * `faelles payments reconcile|list|show`: asks a running server as its staff do.
 * @returns 0 when there is nothing to tell, 1 with differences, 2 when it could not be asked
 */
export async function payments(args: string[], output: Output, env: Record<string, string | undefined> = process.env): Promise<number> {
  const given = read(args);
  if (typeof given === 'string') {
    output.err(given);
    return 2;
  }
  const { command, about, server, state, ...told } = given;
  try {
    const staff = await staffOf(env, server);
    if (command === 'reconcile') return await reconcile(staff, { ...told, output });
    if (command === 'list') return await list(staff, about, state, { ...told, output });
    return await show(staff, about!, { ...told, output });
  } catch (error) {
    const why = whyNot(error);
    if (why === undefined) throw error;
    output.err(why);
    return 2;
  }
}

function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { server: { type: 'string' }, state: { type: 'string' }, json: { type: 'boolean', default: false }, language: { type: 'string', default: 'en' } },
    });
    const [command, about, ...rest] = positionals;
    const right = command === 'reconcile' ? !about : command === 'show' ? /^[0-9a-f-]{36}$/i.test(about ?? '') : command === 'list';
    if (!right || rest.length > 0 || !(values.language in languages)) return usage;
    if (values.state !== undefined && !paymentStates.some((known) => known === values.state)) return `There is no state "${values.state}": ${paymentStates.join(', ')}.`;
    return { command, about, ...values, state: values.state as PaymentState | undefined };
  } catch {
    return usage;
  }
}

async function reconcile(staff: StaffCalls, { json, language, output }: Told): Promise<number> {
  let run = await staff.reconcile();
  while (run.state === 'waiting' || run.state === 'running') {
    await wait(500);
    run = await staff.reconciliation(run.id);
  }
  if (run.state === 'cut-off') throw new CannotAsk('The server ended while it compared. Ask again.');
  if (json) output.out(JSON.stringify(run, null, 2));
  else await tell(run, language, output);
  return run.differences.length > 0 ? 1 : 0;
}

async function tell({ checked, unanswered, differences }: Reconciliation, language: string, output: Output): Promise<void> {
  const t = createTranslator(await languages[language]!(), language);
  const silent = unanswered > 0 ? `, ${unanswered} not answered` : '';
  output.out(`${checked} payments compared${silent}: ${differences.length === 0 ? 'no differences' : differences.length === 1 ? '1 difference' : `${differences.length} differences`}.`);
  if (differences.length === 0) return;
  const row = ({ code, since, reference, provider, payment, about, ore, orderOre, count }: Difference) => [
    code, formatDateTime(since, language), provider ?? '', reference ?? about ?? '', ore === undefined ? '' : formatMoney(ore, language),
    orderOre === undefined ? '' : formatMoney(orderOre, language), count === undefined ? '' : String(count), payment ?? '',
  ];
  output.out('');
  for (const line of table(['code', 'since', 'provider', 'about', 'amount', 'order', 'count', 'payment'], differences.map(row))) output.out(line);
  output.out('');
  for (const code of new Set(differences.map((one) => one.code))) {
    output.out(`${code}: ${t(`difference.${code}`)}`);
    output.out(`  ${t(`difference.${code}.system`)}`);
    output.out(`  → ${t(`difference.${code}.person`)}`);
  }
}

async function list(staff: StaffCalls, reference: string | undefined, state: PaymentState | undefined, { json, language, output }: Told): Promise<number> {
  const page = await staff.payments({ reference, state });
  if (json) {
    output.out(JSON.stringify(page, null, 2));
    return 0;
  }
  const row = ({ id, reference: of, state: stands, method, provider, orderOre, createdAt }: StaffPaymentLine) => [formatDateTime(createdAt, language), of, stands, method, provider, formatMoney(orderOre, language), id];
  for (const line of table(['begun', 'reference', 'state', 'method', 'provider', 'order', 'payment'], page.payments.map(row))) output.out(line);
  if (page.payments.length === 0) output.out('No such payment.');
  if (page.next) output.out('There are more; search for a reference or a state.');
  return 0;
}

async function show(staff: StaffCalls, id: string, { json, language, output }: Told): Promise<number> {
  const payment: StaffPayment = await staff.payment(id.toLowerCase());
  if (json) {
    output.out(JSON.stringify(payment, null, 2));
    return 0;
  }
  const money = (ore: number) => formatMoney(ore, language);
  output.out(`${payment.reference}  ${payment.state}  ${payment.provider} (${payment.method})  order ${money(payment.orderOre)}, can be given back ${money(payment.refundableOre)}`);
  output.out('');
  for (const line of table(['at', 'moved', 'amount', 'cause'], payment.movements.map(({ at, kind, ore, cause }) => [formatDateTime(at, language), kind, money(ore), cause]))) output.out(line);
  if (payment.refunds.length > 0) output.out('');
  for (const { at, amountOre, state, reason, askedBy } of payment.refunds) output.out(`refund ${formatDateTime(at, language)}  ${money(amountOre)}  ${state}  ${reason}  asked by ${askedBy}`);
  return 0;
}
