import type { FormDefinition } from '@faelles/schemas/definition.js';
import { checkCircles } from './check/circles.ts';
import { checkConsents } from './check/consents.ts';
import { checkExits } from './check/exits.ts';
import { checkFields, checkUnique } from './check/fields.ts';
import { checkNever } from './check/never.ts';
import { checkPrice } from './check/price.ts';
import { checkReceipt } from './check/receipt.ts';
import { checkRules } from './check/rules.ts';
import { checkShape } from './check/shape.ts';
import { checkTexts } from './check/texts.ts';
import { checkWords } from './check/words.ts';
import type { Report } from './check/report.ts';
import { indexForm, type Fault, type Form } from './compile.ts';

export type { Fault } from './compile.ts';

/** Steps the wizard adds itself. */
const OWN_STEPS = ['check', 'payment', 'receipt'];

function checkIds(definition: FormDefinition, report: Report): void {
  const ids = (list: readonly { id: string }[] | undefined, path: string) =>
    checkUnique((list ?? []).map(({ id }) => id), (at) => `${path}.${at}.id`, 'id', report);
  ids(definition.steps, 'steps');
  ids(definition.consents, 'consents');
  ids(definition.declarations, 'declarations');
  ids(definition.parties, 'parties');
  ids(definition.price?.lines, 'price.lines');
  checkUnique((definition.computed ?? []).map(({ name }) => name), (at) => `computed.${at}.name`, 'name', report);
  definition.steps.forEach(({ id }, at) => {
    if (OWN_STEPS.includes(id)) report(`steps.${at}.id`, 'reserved-name', `“${id}” is a step of the wizard’s own`);
  });
}

/** What is defined but never asked for, which only a `whole` definition can say, and what points to nothing. */
function checkRefs(definition: FormDefinition, form: Form, whole: boolean, report: Report): void {
  const used = new Set([...form.fields.values()].map(({ field }) => `${field.kind} ${field.ref}`));
  definition.consents?.forEach(({ id, party, parties }, at) => {
    // Parties beside the applicant are asked by an invitation and need no field.
    if (whole && !parties && !used.has(`consent ${id}`)) report(`consents.${at}`, 'unused', 'No field asks for this consent', 'warning');
    checkParty(party, `consents.${at}.party`);
  });
  definition.declarations?.forEach(({ id, party }, at) => {
    if (whole && !used.has(`declaration ${id}`)) report(`declarations.${at}`, 'unused', 'No field asks for this declaration', 'warning');
    checkParty(party, `declarations.${at}.party`);
  });
  definition.parties?.forEach(({ identifiedBy }, at) => {
    const kind = identifiedBy === undefined ? 'cpr' : form.fields.get(identifiedBy)?.field.kind;
    // '' is a kind that cannot be read.
    if (kind !== 'cpr' && kind !== 'cvr' && (kind as string) !== '') report(`parties.${at}.identifiedBy`, 'unknown-field', 'Must be the path of a cpr or cvr field');
  });
  const { delivery } = definition.receipt;
  if (delivery) {
    const { recipient } = delivery;
    const several = Array.isArray(recipient);
    for (const [at, path] of (several ? recipient : [recipient]).entries()) {
      const place = `receipt.delivery.recipient${several ? `.${at}` : ''}`;
      const node = form.fields.get(path);
      if (!node || !['cpr', 'cvr', ''].includes(node.field.kind)) report(place, 'unknown-field', 'Must be the path of a cpr or cvr field');
      else if (node.path.includes('*')) report(place, 'in-list', 'Is in a list, which may have many numbers: the receipt goes to one');
    }
    if (!delivery.digitalPost && !delivery.nemSms) report('receipt.delivery', 'unused', 'Names no way to send: set digitalPost or nemSms', 'warning');
  }
  function checkParty(party: string | undefined, path: string): void {
    const known = party === undefined || party === 'applicant' || definition.parties?.some(({ id }) => id === party);
    if (!known) report(path, 'unknown-party', `The definition has no party “${party}”`);
  }
}

function checkContact({ authority }: FormDefinition, report: Report): void {
  const { phone, address } = authority.contact;
  if (!phone && !address) report('authority.contact', 'no-contact', 'Who cannot go on digitally needs a phone number or an address', 'warning');
}

/** Faults of what names a field. */
const NAMING = new Set(['unknown-variable', 'unknown-field']);

/** Whether a place, or something around it, is among the places. */
function isWithin(path: string, places: ReadonlySet<string>): boolean {
  const steps = path.split('.');
  return steps.some((_, at) => places.has(steps.slice(0, at + 1).join('.')));
}

/** Everything that can be found, in the order it is looked for; the same fault may come twice. */
function findFaults(json: unknown, faults: Fault[]): void {
  const found: Report = (path, code, message, severity = 'error') => faults.push({ path, code, message, severity });
  const { definition, unreadable } = checkShape(json, found);
  if (unreadable.has('')) return;
  const whole = faults.length === 0;
  const report: Report = (path, code, message, severity, about = path) => {
    // Without any steps everything that names a field would be wrong, for that one reason.
    if (unreadable.has('steps') && NAMING.has(code)) return;
    if (!isWithin(about, unreadable) && !isWithin(path, unreadable)) found(path, code, message, severity);
  };
  checkIds(definition, report);
  checkTexts(definition, report);
  checkFields(definition, report);
  checkPrice(definition, report);
  checkReceipt(definition, report);
  checkContact(definition, report);
  checkExits(definition, report);
  const { form } = indexForm(definition);
  checkRefs(definition, form, whole, report);
  checkConsents(definition, form, report);
  checkRules(definition, form, report);
  checkCircles(form, report);
  // Conditions that are wrong themselves say nothing about what they stand before.
  if (!faults.some(({ severity }) => severity === 'error')) {
    checkNever(definition, form, report);
    checkWords(definition, form, report);
  }
}

/**
 * Everything that is wrong with a definition, with its place, for the people who write it. A definition without errors
 * compiles, and no rule in it can name what is not there or wait for itself. Warnings do not keep it from being used.
 * One fault hides no other: first comes what the schema does not allow, then what is wrong with all that can be read.
 * Never throws.
 *
 * @param json the definition as read from a file: anything at all
 */
export function checkDefinition(json: unknown): Fault[] {
  const faults: Fault[] = [];
  try {
    findFaults(json, faults);
  } catch (error) {
    // Nested so deep that reading it fills the stack.
    if (!(error instanceof RangeError)) throw error;
    faults.push({ path: '', code: 'too-deep', message: 'The definition is nested too deep to be read', severity: 'error' });
  }
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}
