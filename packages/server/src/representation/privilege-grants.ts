import { powerLevels, PowerScope, type PowerLevel } from '@faelles/schemas/power-of-attorney.js';
import { keyedHash } from '../hash.ts';
import type { Grant } from '../sessions/provider.ts';
import type { PrivilegeList, PrivilegeSubject, SubjectPrivileges } from './digital-fuldmagt.ts';
import { ANY_FORM } from './grants.ts';
import { partyId } from './party-id.ts';

/** What a privilege means here: how much, and in which forms (ids of solutions; absent: every one). */
export type KnownPrivileges = Readonly<Record<string, { level: PowerLevel; label: PowerScope['label']; forms?: readonly string[] }>>;

type Options = {
  secret: string;
  privileges: KnownPrivileges;
  actorId: string;
  /** CVR number the person signed in from. */
  ownCompany?: string | undefined;
  nameOf?: ((kind: 'person' | 'company', number: string) => Promise<string | undefined>) | undefined;
};

/**
 * Privileges as grants. Only what the operator has named is granted, only for persons and companies, and nothing whose
 * constraint this server cannot keep: a limit to sensitivity, or one nobody here knows.
 */
export async function grantsOfPrivileges(list: PrivilegeList, options: Options): Promise<Grant[]> {
  const grants: Grant[] = [];
  for (const one of list.subjects) {
    const { kind, number } = one.subject;
    if (kind !== 'person' && kind !== 'company') continue;
    for (const level of powerLevels) {
      const scope = scopeOf(one, level, options.privileges);
      if (scope.length > 0) grants.push(await grantFor({ kind, number }, level, scope, options));
    }
  }
  return grants;
}

async function grantFor({ kind, number }: { kind: 'person' | 'company'; number: PrivilegeSubject['number'] }, level: PowerLevel, scope: PowerScope[], options: Options): Promise<Grant> {
  const { secret, actorId, nameOf, ownCompany } = options;
  const id = partyId(secret, kind, number);
  return {
    ref: keyedHash(secret, `grant ${actorId} ${id} ${level}`).slice(0, 32),
    subject: { kind, id, displayName: (await nameOf?.(kind, number)) ?? '' },
    basis: kind === 'company' && number === ownCompany ? 'company' : 'power-of-attorney',
    level,
    scope,
  };
}

function scopeOf({ grants }: SubjectPrivileges, level: PowerLevel, known: KnownPrivileges): PowerScope[] {
  return grants.flatMap(({ privileges, constraints: { kle, sensitivity, unknown } }) => {
    if (sensitivity.length > 0 || unknown.length > 0) return [];
    const meant = privileges.flatMap((urn) => (Object.hasOwn(known, urn) && known[urn]!.level === level ? [known[urn]!] : []));
    return meant.flatMap(({ label, forms = [ANY_FORM] }) =>
      forms.flatMap((id) => (kle.length === 0 ? [{ id, label }] : kle.flatMap((pattern) => narrowed({ id, label }, pattern)))),
    );
  });
}

/** The area under a KLE pattern; none under one that cannot be read. */
function narrowed(area: PowerScope, pattern: string): PowerScope[] {
  if (pattern === '*') return [area];
  const narrow = PowerScope.safeParse({ ...area, kle: pattern });
  return narrow.success ? [narrow.data] : [];
}
