import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { kleCovers, parseKleWildcard } from '@faelles/schemas/identifiers/kle.js';

// The attribute `https://data.gov.dk/model/core/eid/privilegesIntermediate` of a NemLog-in sign-in: base64 of XML by the OIO
// Basic Privilege Profile 1.2. A power of attorney given on borger.dk arrives here, and what an employee may do for a
// company. The sign-in's signature is checked before; even so the text is read as if anybody had written it.

/** Whom a privilege is for. The number names a person or company: never log it. */
export type PrivilegeSubject = {
  kind: 'person' | 'company' | 'tax-unit' | 'production-unit';
  /** CPR, CVR, SE or P number, digits only. */
  number: string;
};

/** What narrows privileges. Without the knowledge to keep one, the privileges are not granted. */
export type PrivilegeConstraints = {
  /** KLE patterns, as `25.*`: only cases under one of them. */
  kle: string[];
  /** The most sensitive data it opens, as the case systems number it. */
  sensitivity: string[];
  unknown: { name: string; value: string }[];
};

/** Privileges given together, under the same constraints. */
export type Grant = { privileges: string[]; constraints: PrivilegeConstraints };

/** All that is given for one subject, from however many groups. */
export type SubjectPrivileges = { subject: PrivilegeSubject; grants: Grant[] };

/** What the attribute says. */
export type PrivilegeList = {
  subjects: SubjectPrivileges[];
  /** Scopes that are not known here: kept to be looked at, never granted. */
  unknown: { scope: string; grants: Grant[] }[];
};

/** Why an attribute cannot be read. */
export type PrivilegesErrorCode = 'too-large' | 'encoding' | 'forbidden' | 'malformed';

/** The attribute cannot be read, so nothing in it is granted. Says nothing of what stood there. */
export class PrivilegesError extends Error {
  readonly code: PrivilegesErrorCode;
  constructor(code: PrivilegesErrorCode) {
    super(`The privileges of the sign-in cannot be read: ${code}`);
    this.name = 'PrivilegesError';
    this.code = code;
  }
}

/** Characters of base64. A power of attorney takes some hundred; this leaves room for an employee of many companies. */
const MAX_LENGTH = 256 * 1024;

const NAMESPACES = ['http://digst.dk/oiosaml/basic_privilege_profile', 'http://itst.dk/oiosaml/basic_privilege_profile'];
const KLE = 'urn:dk:kombit:KLE';
const SENSITIVITY = 'urn:dk:kombit:sensitivity';

const SCOPES: readonly [prefix: string, kind: PrivilegeSubject['kind'], number: RegExp][] = [
  ['urn:dk:gov:saml:cprNumberIdentifier:', 'person', /^\d{10}$/],
  ['urn:dk:gov:saml:cvrNumberIdentifier:', 'company', /^\d{8}$/],
  ['urn:dk:gov:saml:seNumberIdentifier:', 'tax-unit', /^\d{8}$/],
  ['urn:dk:gov:saml:productionUnitIdentifier:', 'production-unit', /^\d{10}$/],
];

function decode(base64: string): string {
  if (base64.length > MAX_LENGTH) throw new PrivilegesError('too-large');
  const text = base64.replace(/\s+/g, '');
  if (text === '' || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw new PrivilegesError('encoding');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'base64'));
  } catch {
    throw new PrivilegesError('encoding');
  }
}

/**
 * Declarations (DOCTYPE, entities), comments and CDATA are refused before a parser sees them: no declaration can fetch or
 * swell anything, and no comment can split a number. So is every entity but XML's own five and characters by number.
 */
function refuseDeclarations(xml: string): void {
  if (/<!|\u0000/.test(xml) || /<\?(?!xml\s)/i.test(xml)) throw new PrivilegesError('forbidden');
  if (/&(?!(amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/.test(xml)) throw new PrivilegesError('forbidden');
}

function rootOf(xml: string): Element {
  const stop = () => {
    throw new PrivilegesError('malformed');
  };
  try {
    const root = new DOMParser({ onError: stop }).parseFromString(xml, 'text/xml').documentElement;
    if (root?.localName === 'PrivilegeList' && NAMESPACES.includes(root.namespaceURI ?? '')) return root;
  } catch {
    // Whatever the parser cannot make of it, also nesting deeper than the stack.
  }
  throw new PrivilegesError('malformed');
}

const isElement = (node: Node): node is Element => node.nodeType === node.ELEMENT_NODE;

/** The elements in an element that holds nothing else but white space. */
function childrenOf(element: Element): Element[] {
  const nodes = [...element.childNodes] as Node[];
  if (nodes.some((node) => !isElement(node) && (node.nodeValue ?? '').trim() !== '')) throw new PrivilegesError('malformed');
  return nodes.filter(isElement);
}

/** The text of an element that holds nothing else. */
function textOf(element: Element): string {
  const text = (element.textContent ?? '').trim();
  if (text === '' || ([...element.childNodes] as Node[]).some(isElement)) throw new PrivilegesError('malformed');
  return text;
}

function grantOf(group: Element): Grant {
  const grant: Grant = { privileges: [], constraints: { kle: [], sensitivity: [], unknown: [] } };
  for (const child of childrenOf(group)) {
    const value = textOf(child);
    if (child.localName === 'Privilege') grant.privileges.push(value);
    else if (child.localName === 'Constraint') constrain(grant.constraints, child.getAttribute('Name') ?? '', value);
    else throw new PrivilegesError('malformed');
  }
  return grant;
}

function constrain(constraints: PrivilegeConstraints, name: string, value: string): void {
  if (name === KLE) constraints.kle.push(value);
  else if (name === SENSITIVITY) constraints.sensitivity.push(value);
  else constraints.unknown.push({ name, value });
}

function subjectOf(scope: string): PrivilegeSubject | undefined {
  for (const [prefix, kind, pattern] of SCOPES) {
    const number = scope.slice(prefix.length);
    if (scope.startsWith(prefix) && pattern.test(number)) return { kind, number };
  }
  return undefined;
}

/**
 * Reads the privileges of a sign-in. Groups for the same subject are united; constraints stay with the privileges they
 * came with.
 *
 * @param base64 the attribute's value; line breaks in it do not matter
 * @throws PrivilegesError and nothing else: when it is too large, no base64 of UTF-8, declares something, or is no list
 */
export function parsePrivileges(base64: string): PrivilegeList {
  const xml = decode(base64);
  refuseDeclarations(xml);
  const subjects = new Map<string, SubjectPrivileges>();
  const unknown: PrivilegeList['unknown'] = [];
  for (const group of childrenOf(rootOf(xml))) {
    if (group.localName !== 'PrivilegeGroup') throw new PrivilegesError('malformed');
    const scope = (group.getAttribute('Scope') ?? '').trim();
    const grant = grantOf(group);
    const subject = subjectOf(scope);
    if (!subject) {
      unknown.push({ scope, grants: [grant] });
      continue;
    }
    const key = `${subject.kind} ${subject.number}`;
    const known = subjects.get(key) ?? { subject, grants: [] };
    known.grants.push(grant);
    subjects.set(key, known);
  }
  return { subjects: [...subjects.values()], unknown };
}

/** Every privilege given for a subject, each once, whatever narrows it: to show, not to decide by. */
export function privilegesFor(list: PrivilegeList, { kind, number }: PrivilegeSubject): string[] {
  const found = list.subjects.find(({ subject }) => subject.kind === kind && subject.number === number);
  return [...new Set(found?.grants.flatMap(({ privileges }) => privileges))];
}

/** The case somebody wants to act in. */
export type PrivilegeUse = {
  /** KLE subject, `27.63.04`. */
  kle?: string | undefined;
  /** How sensitive its data is, in the same numbers as the constraint. */
  sensitivity?: number | undefined;
};

function allows({ kle, sensitivity, unknown }: PrivilegeConstraints, use: PrivilegeUse): boolean {
  if (unknown.length > 0) return false;
  if (kle.length > 0 && !kle.some((pattern) => parseKleWildcard(pattern).ok && use.kle !== undefined && kleCovers(pattern, use.kle))) return false;
  return sensitivity.every((most) => /^\d+$/.test(most) && use.sensitivity !== undefined && use.sensitivity <= Number(most));
}

/**
 * May the signed-in person use this privilege for the subject, in this case? Only where one grant says so with all its
 * constraints kept; a constraint that is not known here, or that the case says nothing of, is a no.
 */
export function mayUse(list: PrivilegeList, { kind, number }: PrivilegeSubject, privilege: string, use: PrivilegeUse = {}): boolean {
  const found = list.subjects.find(({ subject }) => subject.kind === kind && subject.number === number);
  return found?.grants.some(({ privileges, constraints }) => privileges.includes(privilege) && allows(constraints, use)) ?? false;
}
