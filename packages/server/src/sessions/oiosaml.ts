import type { PowerLevel } from '@faelles/schemas/power-of-attorney.js';
import { parseCpr } from '@faelles/schemas/identifiers/cpr.js';
import { keyedHash } from '../hash.ts';
import { parsePrivileges, PrivilegesError, type PrivilegesErrorCode } from '../representation/digital-fuldmagt.ts';
import { grantsOfPrivileges, type KnownPrivileges } from '../representation/privilege-grants.ts';
import { partyId } from '../representation/party-id.ts';
import type { Grant, Identity } from './provider.ts';

const core = 'https://data.gov.dk/model/core/eid/';
const loas = ['Low', 'Substantial', 'High'] as const;

/** Attributes of an assertion by their whole names, as OIOSAML 3 writes them (`https://data.gov.dk/model/core/eid/fullName`). */
export type OiosamlAttributes = Readonly<Record<string, string | undefined>>;

/** What the operator has decided, and where names come from. */
export type OiosamlOptions = {
  /** The server's secret; numbers become ids with it and go no further. */
  secret: string;
  /** Privileges that mean something here, by urn. Every other is kept by nobody and grants nothing. */
  privileges: KnownPrivileges;
  /** What every employee may do for the company they signed in from. Default: what privileges say, and nothing else. */
  employees?: PowerLevel | undefined;
  /** The name of somebody the privileges name by number only, from a register. Without one the name is ''. */
  nameOf?: ((kind: 'person' | 'company', number: string) => Promise<string | undefined>) | undefined;
};

/** The attributes say nobody. */
export class NobodyError extends Error {
  override name = 'NobodyError';
}

/**
 * Who signed in with NemLog-in, for `SessionProvider.signIn`. Give it the attributes of an assertion that has been
 * checked; it trusts them. A power of attorney from Digital Fuldmagt holds for this session; one that is withdrawn there
 * is missing at the next sign-in.
 * @returns the identity; with `unread`, why the privileges could not be read: then they grant nothing, and the person is
 * still themselves
 * @throws NobodyError
 */
export async function identityOf(attributes: OiosamlAttributes, options: OiosamlOptions): Promise<{ identity: Identity; unread?: PrivilegesErrorCode }> {
  const eid = (name: string) => attributes[core + name];
  const { secret } = options;
  const professional = eid('professional/cvr') !== undefined;
  const id = professional ? professionalId(secret, eid) : personId(secret, eid);
  if (id === undefined) throw new NobodyError('The sign-in names neither a person nor an employee');
  const loa = loas.find((one) => one === attributes['https://data.gov.dk/concept/core/nsis/loa']);
  const name = eid('fullName') ?? [eid('firstName'), eid('lastName')].filter(Boolean).join(' ');
  const actor = { kind: professional ? ('professional' as const) : ('person' as const), id, displayName: name, ...(loa && { loa }) };
  const { grants, unread } = await privileges(eid('privilegesIntermediate'), id, eid('professional/cvr'), options);
  const own = employeeGrants(id, eid, options);
  const birthDate = professional ? undefined : (eid('dateOfBirth') ?? bornOn(eid('cprNumber')));
  const identity = { actor, birthDate, grants: [...own, ...grants] };
  return { identity, ...(unread && { unread }) };
}

type Eid = (name: string) => string | undefined;

/** By number where there is one, so that powers of attorney that name the number find the person. */
function personId(secret: string, eid: Eid): string | undefined {
  const cpr = parseCpr(eid('cprNumber') ?? '');
  if (cpr.ok) return partyId(secret, 'person', cpr.value);
  const other = eid('cprUuid') ?? eid('person/pid');
  return other && keyedHash(secret, `party person ${other}`);
}

/** An employee is somebody else than the person they are at home, whatever number both have. */
function professionalId(secret: string, eid: Eid): string | undefined {
  const uuid = eid('professional/uuid/persistent');
  if (uuid) return keyedHash(secret, `party professional ${uuid}`);
  const rid = eid('professional/rid');
  return rid && keyedHash(secret, `party professional ${eid('professional/cvr')} ${rid}`);
}

function employeeGrants(actorId: string, eid: Eid, { secret, employees }: OiosamlOptions): Grant[] {
  const cvr = eid('professional/cvr');
  if (cvr === undefined || employees === undefined) return [];
  const id = partyId(secret, 'company', cvr);
  const subject = { kind: 'company' as const, id, displayName: eid('professional/orgName') ?? '' };
  return [{ ref: keyedHash(secret, `grant ${actorId} ${id}`).slice(0, 32), subject, basis: 'company', level: employees }];
}

async function privileges(base64: string | undefined, actorId: string, cvr: string | undefined, options: OiosamlOptions): Promise<{ grants: Grant[]; unread?: PrivilegesErrorCode }> {
  if (base64 === undefined || base64 === '') return { grants: [] };
  try {
    const list = parsePrivileges(base64);
    return { grants: await grantsOfPrivileges(list, { ...options, actorId, ownCompany: cvr }) };
  } catch (error) {
    if (error instanceof PrivilegesError) return { grants: [], unread: error.code };
    throw error;
  }
}

function bornOn(cpr: string | undefined): string | undefined {
  const parsed = parseCpr(cpr ?? '');
  return parsed.ok ? parsed.birthDate : undefined;
}
