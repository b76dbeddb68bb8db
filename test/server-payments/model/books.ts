// What must be true when the dust has settled, read from the providers' own books and the database's tables, and from
// nothing of the server's code.
import type { Entry, Provider } from './provider.ts';
import type { Returned } from './people.ts';

/** Where the books are: the database and the providers. */
export interface Books {
  rows<Row>(query: string): Promise<Row[]>;
  providers: readonly Provider[];
}

interface ApplicationRow { id: string; state: string; order: string; erased: boolean; receipts: number | string }
interface PaymentRow {
  id: string; application_id: string; provider: string; provider_id: string | null;
  authorised_ore: string | number; captured_ore: string | number; refunded_ore: string | number; cancelled_ore: string | number;
}
interface LedgerRow { payment_id: string; kind: string; ore: string | number }

/** Sentences about everything that is wrong; none when all is right. */
export async function audit(books: Books, returned: Returned): Promise<string[]> {
  const entries = (await Promise.all(books.providers.map((provider) => provider.entries()))).flat();
  const applications = await books.rows<ApplicationRow>(
    `select a.id, a.state, a."order", a.erased_at is not null as erased,
       (select count(*) from receipts r where r.application_id = a.id) as receipts from applications a`,
  );
  const payments = await books.rows<PaymentRow>('select * from payments');
  const ledger = await books.rows<LedgerRow>('select payment_id, kind, sum(ore) as ore from payment_movements group by payment_id, kind');
  const refunds = await books.rows<LedgerRow>(`select payment_id, state as kind, sum(amount_ore) as ore from payment_refunds group by payment_id, state`);
  return [
    ...entries.flatMap((entry) => givenBack(entry, payments, refunds)),
    ...belonging(entries, payments),
    ...entries.flatMap((entry) => figures(entry, payments, ledger)),
    ...unset(payments, ledger),
    ...applications.flatMap((application) => paid(application, payments, entries, returned)),
  ];
}

/** Money that is still there: taken and not given back. */
const kept = (entry: Entry) => entry.charged - entry.refunded - entry.pending;
const open = (entry: Entry) => entry.reserved - entry.charged - entry.cancelled;
const rowOf = (entry: Entry, payments: PaymentRow[]) =>
  payments.filter((row) => row.provider === entry.provider && row.provider_id === entry.providerId);

/** Every authorised krone is in exactly one row of ours, and none is held for ever. */
function belonging(entries: Entry[], payments: PaymentRow[]): string[] {
  return entries.flatMap((entry) => {
    if (entry.reserved === 0) return [];
    const owners = rowOf(entry, payments);
    const wrong = [];
    if (owners.length !== 1) wrong.push(`${entry.providerId}: ${entry.reserved} øre belong to ${owners.length} payments`);
    if (open(entry) !== 0) wrong.push(`${entry.providerId}: ${open(entry)} øre are reserved and neither taken nor let go`);
    if (entry.pending !== 0) wrong.push(`${entry.providerId}: ${entry.pending} øre are on their way back for ever`);
    return wrong;
  });
}

/** Our figures and the ledger's sums are the provider's. */
function figures(entry: Entry, payments: PaymentRow[], ledger: LedgerRow[]): string[] {
  return rowOf(entry, payments).flatMap((row) => {
    const sums = (kind: string) => Number(ledger.find(({ payment_id, kind: of }) => payment_id === row.id && of === kind)?.ore ?? 0);
    const said: [name: string, theirs: number, ours: number, booked: number][] = [
      ['authorised', entry.reserved, Number(row.authorised_ore), sums('authorised')],
      ['captured', entry.charged, Number(row.captured_ore), sums('captured')],
      ['refunded', entry.refunded, Number(row.refunded_ore), sums('refunded')],
      ['cancelled', entry.cancelled, Number(row.cancelled_ore), sums('cancelled')],
    ];
    return said.flatMap(([name, theirs, ours, booked]) =>
      theirs === ours && theirs === booked ? [] : [`${row.id}: ${name} is ${theirs} at the provider, ${ours} in the row, ${booked} in the ledger`],
    );
  });
}

/** A refund that we call done is done at the provider. */
function givenBack(entry: Entry, payments: PaymentRow[], refunds: LedgerRow[]): string[] {
  return rowOf(entry, payments).flatMap((row) => {
    const done = Number(refunds.find(({ payment_id, kind }) => payment_id === row.id && kind === 'done')?.ore ?? 0);
    return done <= entry.refunded ? [] : [`${row.id}: ${done} øre of refunds are done, ${entry.refunded} went back`];
  });
}

/** An attempt no provider knows holds no money. */
function unset(payments: PaymentRow[], ledger: LedgerRow[]): string[] {
  return payments.filter((row) => row.provider_id === null && ledger.some(({ payment_id }) => payment_id === row.id))
    .map((row) => `${row.id}: has a ledger and no provider`);
}

/** A received application is paid once and once only; any other holds nothing. */
function paid(application: ApplicationRow, payments: PaymentRow[], entries: Entry[], returned: Returned): string[] {
  const { totalOre } = JSON.parse(application.order) as { totalOre: number };
  const own = payments.filter((row) => row.application_id === application.id);
  const accounts = own.flatMap((row) => entries.filter((entry) => rowOf(entry, [row]).length === 1));
  const holding = accounts.filter((entry) => kept(entry) !== 0);
  const told = `${application.id} (${application.state}, ${totalOre} øre)`;
  const wrong = [];
  if (application.state === 'received' && totalOre > 0) {
    if (holding.length > 1) wrong.push(`${told} is paid ${holding.length} times: ${holding.map(kept).join(' and ')}`);
    const fits = accounts.some((entry) => {
      const { least, most } = returned.get(entry.providerId) ?? { least: 0, most: 0 };
      return entry.reserved === totalOre && kept(entry) <= totalOre - least && kept(entry) >= totalOre - most;
    });
    if (!fits) wrong.push(`${told} says that it is paid and is not: ${JSON.stringify(accounts)}`);
  } else if (application.state !== 'received' && holding.length > 0) {
    wrong.push(`${told} holds ${holding.map(kept).join(' and ')} øre`);
  }
  const receipts = Number(application.receipts);
  // One that was received and then withdrawn keeps its receipt.
  const right = application.state === 'received' ? receipts === 1 : receipts <= (application.state === 'withdrawn' ? 1 : 0);
  if (!application.erased && !right) wrong.push(`${told} has ${receipts} receipts`);
  return wrong;
}

/** Columns that say when something is to be done, whatever they are called. */
let dueColumns: { table: string; column: string }[] | undefined;

/** What is still to be done by itself, as `payments.charge_due_at`. */
export async function stillDue(books: Books): Promise<string[]> {
  dueColumns ??= await books.rows<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and table_name in ('payments', 'payment_refunds')
       and (column_name like '%due_at' or column_name = 'next_poll_at')`,
  );
  const found = await Promise.all(
    dueColumns.map(async ({ table, column }) => {
      const [row] = await books.rows<{ n: string | number }>(`select count(*) as n from "${table}" where "${column}" is not null`);
      return Number(row!.n) > 0 ? [`${table}.${column}`] : [];
    }),
  );
  return found.flat();
}
