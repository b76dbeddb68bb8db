import type { ServerConfig } from '../config/server-config.ts';
import { parseCpr } from '@faelles/schemas/identifiers/cpr.js';
import { companies, demoSignIns, people } from '../demo/people.ts';
import { keyedHash } from '../hash.ts';
import { partyId, type PartyKind } from '../representation/party-id.ts';
import type { Grant, Identity } from './provider.ts';

/** The demo's sign-in: everybody may be anybody on its list. */
export type DemoSignIn = {
  persons: readonly { id: string; name: string; about: { da: string; en?: string } }[];
  /** Who that is, or undefined when nobody on the list has this id. */
  identity(id: string): Identity | undefined;
};

/**
 * Makes the demo's sign-in.
 * @throws Error in production, whoever asks: a sign-in without any proof must not exist there
 */
export function demoSignIn({ profile, secrets }: Pick<ServerConfig, 'profile' | 'secrets'>): DemoSignIn {
  if (profile !== 'demo') throw new Error('There is no demo sign-in when NODE_ENV=production');
  const secret = secrets.session;
  return {
    persons: demoSignIns.map(({ id, name, about }) => ({ id, name, about })),
    identity(wanted) {
      const person = demoSignIns.find(({ id }) => id === wanted);
      if (!person) return undefined;
      const id = partyId(secret, 'person', person.cpr);
      const grant = (kind: PartyKind, number: string): Grant => {
        const subject = partyId(secret, kind, number);
        const { name } = (kind === 'company' ? companies : people)[number]!.data as { name: string };
        const custody = kind === 'person';
        return {
          ref: keyedHash(secret, `grant ${id} ${subject}`).slice(0, 32),
          subject: { kind: custody ? 'child' : 'company', id: subject, displayName: name },
          basis: custody ? 'parental' : 'company',
          level: 'act',
        };
      };
      return {
        actor: { kind: 'person', id, displayName: person.name },
        birthDate: bornOn(person.cpr),
        grants: [...person.children.map((cpr) => grant('person', cpr)), ...person.companies.map((cvr) => grant('company', cvr))],
      };
    },
  };
}

function bornOn(cpr: string): string | undefined {
  const parsed = parseCpr(cpr);
  return parsed.ok ? parsed.birthDate : undefined;
}
