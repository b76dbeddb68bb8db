import type { Answers } from '@faelles/schemas/answers.js';
import type { ConsentRequest } from '@faelles/schemas/consent-text.js';
import type { Party } from '@faelles/schemas/definition.js';
import type { Issue } from '@faelles/schemas/issue.js';
import type { Json } from '@faelles/schemas/json.js';
import type { Text } from '@faelles/schemas/text.js';
import type { Form } from '@faelles/form-engine/compile.js';
import { reading } from '@faelles/form-engine/reading.js';
import { descend } from '@faelles/form-engine/rules/scope.js';
import { truthy } from '@faelles/form-engine/rules/evaluate.js';
import { eachAnswer } from '../solutions/each-answer.ts';

/** Somebody who takes part in a consent, as the answers name them. */
export type FoundParty = {
  id: string;
  label: Text;
  /** CPR or CVR number, digits; undefined for an applicant whose number is not asked for. */
  number?: string | undefined;
  /** Path of the answer that says it. */
  path?: string | undefined;
};

/** A request that several answer, with those whom it concerns; `answer` is the applicant's own, when they are one of them. */
export type FoundCase = { request: ConsentRequest; parties: FoundParty[]; answer?: 'given' | 'refused' | undefined };

/** What the applicant is called in front of the others, where the definition says nothing else. */
const applicantLabel: Text = { da: 'Ansøgeren', en: 'The applicant' };

/**
 * The consents of several people that these answers lead to. A party whose `when` does not hold takes no part: sole
 * custody is a list of one. A request whose field asks the applicant is asked for when that field is; one without, always.
 */
export function casesOf(form: Form, values: Answers, today: string): FoundCase[] {
  const evaluation = reading(form, values, today);
  const applies = ({ when }: Party) => when === undefined || truthy(evaluation.rule(when));
  const known = new Map((form.definition.parties ?? []).map((party) => [party.id, party]));
  const answers = consentAnswers(form, values);
  return [...form.consents.values()].flatMap((request) => {
    if (!request.parties) return [];
    const field = [...form.fields.values()].find((node) => node.asked && node.field.kind === 'consent' && node.field.ref === request.id);
    if (field && !answers.has(request.id)) return [];
    const parties = request.parties.ids.flatMap((id): FoundParty[] => {
      const party = known.get(id);
      if (id === 'applicant') return [{ id, label: party?.label ?? applicantLabel, ...numberOf(party, values) }];
      return party && applies(party) ? [{ id, label: party.label, ...numberOf(party, values) }] : [];
    });
    if (parties.length === 0) return [];
    const answer = parties.some(({ id }) => id === 'applicant') ? answers.get(request.id) : undefined;
    return [{ request, parties, answer }];
  });
}

/** The applicant's own number, where the definition says which answer holds it. */
export function applicantNumber(form: Form, values: Answers): string | undefined {
  return numberOf(form.definition.parties?.find(({ id }) => id === 'applicant'), values).number;
}

function numberOf(party: Party | undefined, values: Answers): { number?: string; path?: string } {
  const path = party?.identifiedBy;
  const value: Json | undefined = path === undefined ? undefined : descend(values, path);
  return { ...(path !== undefined && { path }), ...(typeof value === 'string' && { number: value.replace(/\D/g, '') }) };
}

function consentAnswers(form: Form, values: Answers): Map<string, 'given' | 'refused'> {
  const found = new Map<string, 'given' | 'refused'>();
  for (const { node, value } of eachAnswer(form, values)) {
    if (node.field.kind === 'consent' && node.field.ref !== undefined) found.set(node.field.ref, value === 'refused' ? 'refused' : 'given');
  }
  return found;
}

/**
 * Parties that cannot be told apart or found: nobody answers twice, and nobody can answer whom no number names.
 * @param keyOf key of a number, undefined for none; @param applicant the applicant's own key, where one is known
 */
export function partyIssues(cases: readonly FoundCase[], keyOf: (number: string) => string | undefined, applicant: string | undefined): Issue[] {
  const issues = new Map<string, Issue>();
  for (const { parties } of cases) {
    const seen = new Set(parties.some(({ id }) => id === 'applicant') && applicant !== undefined ? [applicant] : []);
    for (const { number = '', path = '' } of parties.filter(({ id }) => id !== 'applicant')) {
      const key = keyOf(number);
      if (number === '') issues.set(path, { path, code: 'required' });
      else if (key === undefined) issues.set(path, { path, code: 'format' });
      else if (seen.has(key)) issues.set(path, { path, code: 'same-person' });
      else seen.add(key);
    }
  }
  return [...issues.values()];
}
