import { readdirSync, readFileSync } from 'node:fs';
import type { FormDefinition } from '@faelles/schemas/definition.js';
import type { FieldDefinition } from '@faelles/schemas/field.js';
import type { JsonObject } from '@faelles/schemas/json.js';
import { compileForm, type Form } from '@faelles/form-engine/compile.js';

const root = new URL('../../', import.meta.url);

export const TODAY = '2026-11-20';

/** Cases a property is tried with: the usual number, or ten times as many in the long run. */
export const runs = (usual: number): number => usual * Number(process.env['TEST_EFFORT'] ?? 1);

/** A JSON file of the repository. */
export function json<Content>(path: string): Content {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8')) as Content;
}

/** Every JSON file of a folder, with its name. */
export function jsons<Content>(folder: string): [name: string, content: Content][] {
  return readdirSync(new URL(folder, root)).filter((name) => name.endsWith('.json')).map((name) => [name, json(`${folder}/${name}`)]);
}

export const roadPermit = (): FormDefinition => json('packages/solutions/road-permit/definition.json');

const text = (da: string) => ({ da, en: da });

/** The smallest whole definition around some fields or steps. */
export function definitionOf(fields: Partial<FieldDefinition>[], more: Partial<FormDefinition> = {}): FormDefinition {
  return {
    formatVersion: 1,
    id: 'test',
    version: '1.0.0',
    title: text('Test'),
    authority: { name: text('Eksempel Kommune'), cvr: '99999004', contact: { phone: '+4512345678' } },
    classification: { subject: '05.01.02', facet: 'G01' },
    steps: [{ id: 'one', title: text('Et'), fields: fields.map(fieldOf) }],
    receipt: { kind: 'acknowledgement', referencePrefix: 'TE', nextSteps: [{ text: text('Vent') }] },
    ...more,
  };
}

/** A whole field from the members a test is about. */
export function fieldOf(field: Partial<FieldDefinition>): FieldDefinition {
  const { kind = 'text', fields } = field;
  return {
    name: 'a',
    kind,
    ...(kind !== 'information' && { label: text(field.name ?? 'a') }),
    ...field,
    ...(fields && { fields: fields.map(fieldOf) }),
  };
}

export function formOf(fields: Partial<FieldDefinition>[], more: Partial<FormDefinition> = {}): Form {
  return compileForm(definitionOf(fields, more));
}

/** Inputs of a private person who puts up a crane: complete. */
export const personInputs = (): JsonObject => ({
  applicantType: 'person',
  name: 'Test Testesen',
  cpr: '010150-5006',
  email: 'test@example.org',
  phone: '12 34 56 78',
  place: { street: 'Testvej', houseNumber: '1', postalCode: '9999', postalDistrict: 'Eksempelby' },
  what: 'crane',
  area: '20',
  from: { day: '1', month: '12', year: '2026' },
  to: { day: '4', month: '12', year: '2026' },
  blocks: ['none'],
  debtConsent: 'given',
  truth: true,
});
