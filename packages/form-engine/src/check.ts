import type { FormDefinition } from '@faelles/schemas/definition.js';
import { checkCircles } from './check/circles.ts';
import { checkFields, checkUnique } from './check/fields.ts';
import { checkRules } from './check/rules.ts';
import { checkShape } from './check/shape.ts';
import { checkTexts } from './check/texts.ts';
import type { Report } from './check/report.ts';
import { compileForm, DefinitionError, type Fault, type Form } from './compile.ts';

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

/** What is defined but never asked for, and what points to nothing. */
function checkRefs(definition: FormDefinition, form: Form, report: Report): void {
  const used = new Set([...form.fields.values()].map(({ field }) => `${field.kind} ${field.ref}`));
  definition.consents?.forEach(({ id, party }, at) => {
    if (!used.has(`consent ${id}`)) report(`consents.${at}`, 'unused', 'No field asks for this consent', 'warning');
    checkParty(party, `consents.${at}.party`);
  });
  definition.declarations?.forEach(({ id, party }, at) => {
    if (!used.has(`declaration ${id}`)) report(`declarations.${at}`, 'unused', 'No field asks for this declaration', 'warning');
    checkParty(party, `declarations.${at}.party`);
  });
  definition.parties?.forEach(({ identifiedBy }, at) => {
    const kind = identifiedBy === undefined ? 'cpr' : form.fields.get(identifiedBy)?.field.kind;
    if (kind !== 'cpr' && kind !== 'cvr') report(`parties.${at}.identifiedBy`, 'unknown-field', 'Must be the path of a cpr or cvr field');
  });
  function checkParty(party: string | undefined, path: string): void {
    const known = party === undefined || party === 'applicant' || definition.parties?.some(({ id }) => id === party);
    if (!known) report(path, 'unknown-party', `The definition has no party “${party}”`);
  }
}

function checkPrice({ price, authority }: FormDefinition, report: Report): void {
  if (price && price.maxOre < 0) report('price.maxOre', 'limit', 'Is below zero');
  price?.lines.forEach((line, at) => {
    for (const name of ['quantity', 'unitPriceOre'] as const) {
      const rule = line[name];
      if (rule === undefined || (typeof rule === 'object' && rule !== null && !Array.isArray(rule))) continue;
      if (typeof rule !== 'number' || rule < 0) report(`price.lines.${at}.${name}`, 'value', 'Must be a number from zero, or a rule');
    }
  });
  const { phone, address } = authority.contact;
  if (!phone && !address) report('authority.contact', 'no-contact', 'Who cannot go on digitally needs a phone number or an address', 'warning');
}

/**
 * Everything that is wrong with a definition, with its place, for the people who write it. A definition without errors
 * compiles, and no rule in it can name what is not there or wait for itself. Warnings do not keep it from being used.
 *
 * @param json the definition as read from a file: anything at all
 */
export function checkDefinition(json: unknown): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (path, code, message, severity = 'error') => faults.push({ path, code, message, severity });
  const definition = checkShape(json, report);
  if (!definition) return faults;
  checkIds(definition, report);
  checkTexts(definition, report);
  checkFields(definition, report);
  checkPrice(definition, report);
  let form: Form;
  try {
    form = compileForm(definition);
  } catch (error) {
    if (!(error instanceof DefinitionError)) throw error;
    // Duplicate names were said with their place above.
    return [...faults, ...error.faults.filter(({ code }) => code !== 'duplicate-name')];
  }
  checkRefs(definition, form, report);
  checkRules(definition, form, report);
  if (faults.every(({ severity }) => severity === 'warning')) checkCircles(form, report);
  return faults;
}
