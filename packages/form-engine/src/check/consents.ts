import type { FormDefinition, Party } from '@faelles/schemas/definition.js';
import type { ConsentParties } from '@faelles/schemas/consent-rule.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import { addDuration } from '@faelles/schemas/duration.js';
import type { Form, FormField } from '../compile.ts';
import { checkUnique } from './fields.ts';
import type { Report } from './report.ts';

/** Days to measure durations from: months are of different length, so a month is not always longer than thirty days. */
const DAYS = ['2027-02-01', '2027-07-01'];

/** Is the one duration always shorter than the other? What cannot be read is not judged. */
function isShorter(one: string, other: string): boolean {
  try {
    return DAYS.every((day) => addDuration(day, one) < addDuration(day, other));
  } catch {
    return true;
  }
}

/** Something around the field, or itself, that may keep it from being asked. */
function isConditional(node: FormField): boolean {
  if (node.step.when !== undefined) return true;
  for (let at: FormField | undefined = node; at; at = at.parent) {
    if (at.field.when !== undefined || at.parent?.field.kind === 'choice') return true;
  }
  return false;
}

/** How many must say yes, of whom, and until when. */
function checkRule({ ids, required, count, deadline, remindAfter }: ConsentParties, path: string, report: Report): void {
  checkUnique(ids, (at) => `${path}.ids.${at}`, 'party', report);
  if (required === 'n-of' && count === undefined) report(`${path}.count`, 'missing-member', 'Says how many of the parties must consent');
  if (required !== 'n-of' && count !== undefined) report(`${path}.count`, 'misplaced-member', `“count” is only for “n-of”: here it says nothing`, 'warning');
  if (required === 'n-of' && count !== undefined && count > new Set(ids).size) report(`${path}.count`, 'limit', `Only ${new Set(ids).size} can consent: this many never do`);
  if (/^P0+[DWMY]$/.test(deadline)) report(`${path}.deadline`, 'limit', 'Is over before anybody is asked');
  if (remindAfter !== undefined && !isShorter(remindAfter, deadline)) report(`${path}.remindAfter`, 'limit', 'Comes when the deadline is over: nobody can answer a reminder then');
}

/** Who is asked by an invitation must be named by a number that the answers always hold. */
function checkInvited(id: string, path: string, parties: readonly Party[], form: Form, report: Report): void {
  const at = parties.findIndex((party) => party.id === id);
  const party = parties[at];
  if (!party) return report(path, 'unknown-party', `The definition has no party “${id}”`);
  if (party.identifiedBy === undefined) return report(`parties.${at}`, 'not-identified', `Is asked for a consent, so “identifiedBy” must name the field with the CPR or CVR number`);
  const node = form.fields.get(party.identifiedBy);
  if (!node) return;
  const place = `parties.${at}.identifiedBy`;
  if (node.path.includes('*')) report(place, 'in-list', 'Is in a list, which may have many numbers: a party is one');
  else if (!node.asked) report(place, 'not-asked', 'Is not asked of the applicant, so nobody can be invited');
  else if (party.when === undefined && isConditional(node)) report(place, 'may-be-absent', 'Is not always asked: give the party the same condition (“when”), or nobody can send the form without it', 'warning');
}

/**
 * Consents that several people answer: their parties are there and can be found, the rule can be met, the reminder comes
 * in time, and the applicant is asked exactly when they are one of them. What a definition keeps for a party and nobody
 * asks is a warning.
 */
export function checkConsents({ consents = [], parties = [] }: FormDefinition, form: Form, report: Report): void {
  const asking = (id: string, asked: boolean) => [...form.fields.values()].some((node) => node.field.kind === 'consent' && node.field.ref === id && node.asked === asked);
  consents.forEach(({ id, party, parties: rule }, at) => {
    const path = `consents.${at}`;
    if (!rule) {
      if (party !== undefined && party !== 'applicant') report(`${path}.party`, 'nobody-asks', `Nobody asks “${party}”: give the consent “parties”`, 'warning');
      return;
    }
    checkRule(rule, `${path}.parties`, report);
    rule.ids.forEach((one, index) => {
      if (one !== 'applicant') checkInvited(one, `${path}.parties.ids.${index}`, parties, form, report);
    });
    if (party !== undefined && !rule.ids.includes(party)) report(`${path}.party`, 'unknown-party', `“${party}” is not one of its parties`);
    const ofApplicant = rule.ids.includes('applicant');
    if (ofApplicant && !asking(id, true)) report(`${path}.parties.ids`, 'no-field', 'The applicant is one of the parties, and no field asks them');
    if (!ofApplicant && asking(id, true)) report(`${path}.parties.ids`, 'not-a-party', 'A field asks the applicant, who is not one of the parties');
  });
  checkUnasked(form, new Set(consents.flatMap(({ id, parties: rule }) => (rule ? [id] : []))), report);
}

/** Fields that another party fills in: of them only consents with `parties` are asked, by an invitation. */
function checkUnasked({ definition }: Form, asked: ReadonlySet<string>, report: Report): void {
  const known = new Set((definition.parties ?? []).map(({ id }) => id));
  const walk = (fields: readonly FieldDefinition[], prefix: string): void =>
    fields.forEach((field, at) => {
      const path = `${prefix}.${at}`;
      const { filledBy, kind, ref } = field;
      const byParty = filledBy !== undefined && filledBy !== 'applicant' && known.has(filledBy);
      if (byParty && !(kind === 'consent' && ref !== undefined && asked.has(ref))) {
        report(`${path}.filledBy`, 'nobody-asks', `Is left to “${filledBy}”, who is only asked for consents with “parties”`, 'warning');
      }
      if (field.fields) walk(field.fields, `${path}.fields`);
    });
  definition.steps.forEach(({ fields }, at) => walk(fields, `steps.${at}.fields`));
}
