import { companies, demoSignIns, people, type Entry } from '../demo/people.ts';
import { partyId } from '../representation/party-id.ts';
import type { DataSource, Person } from './source.ts';

/** CVR numbers that the demo's register knows. */
export const demoCompanies: readonly string[] = Object.keys(companies);
/** CPR numbers of the demo's people, as `DEMO_PERSON` takes them. */
export const demoPersons: readonly string[] = Object.keys(people);

const tables: { readonly [source: string]: { readonly [id: string]: Entry } } = { person: people, company: companies };

type Options = {
  /** The server's secret, that ids are made with. */
  secret: string;
  /** CPR number of who everybody is that is not signed in (`DEMO_PERSON`); without it they are nobody. */
  anybody: string | undefined;
};

/**
 * The demo's registers, `person` and `company`: about the signed-in person, or whom they act for. Of a person who is
 * not chosen to be acted for, the company is the first one they sign for.
 */
export function demoSource(id: string, { secret, anybody }: Options): DataSource | undefined {
  const table = Object.hasOwn(tables, id) ? tables[id]! : undefined;

  const personOf = ({ actor, onBehalfOf }: Person) => {
    if (actor.kind === 'anonymous') return anybody;
    const subject = onBehalfOf && onBehalfOf.kind !== 'company' ? onBehalfOf.id : actor.id;
    return demoPersons.find((cpr) => partyId(secret, 'person', cpr) === subject);
  };
  const companyOf = ({ actor, onBehalfOf }: Person) => {
    if (actor.kind === 'anonymous') return anybody === undefined ? undefined : demoCompanies[0];
    if (onBehalfOf?.kind === 'company') return demoCompanies.find((cvr) => partyId(secret, 'company', cvr) === onBehalfOf.id);
    return demoSignIns.find(({ cpr }) => partyId(secret, 'person', cpr) === actor.id)?.companies[0];
  };

  return table && {
    async fetch(person, wanted) {
      const key = id === 'company' ? companyOf(person) : personOf(person);
      const entry = key === undefined || !Object.hasOwn(table, key) ? undefined : table[key]!;
      if (!entry) return { state: 'unknown' };
      if (entry.protected) return { state: 'protected' };
      return { state: 'found', data: Object.fromEntries(Object.entries(entry.data).filter(([name]) => wanted.includes(name))) };
    },
  };
}
