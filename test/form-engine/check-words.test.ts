import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkDefinition } from '@faelles/form-engine/check.js';
import { changed, ofFields, option, text, translated } from './faults.ts';
import { definitionOf } from './support.ts';

describe('words of a definition', () => {
  const long = 'Et ord til '.repeat(30);

  it('are told apart in a step: labels, options, branches, titles', () => {
    assert.deepEqual(ofFields([{ name: 'a', label: text('Navn') }, { name: 'b', label: text('navn ') }]), ['steps.0.fields.1.label.da: same-label']);
    assert.deepEqual(ofFields([{ name: 'a', label: { da: 'Navn', en: 'Name' } }, { name: 'b', label: { da: 'Fulde navn', en: 'Name' } }]), ['steps.0.fields.1.label.en: same-label']);
    assert.deepEqual(ofFields([{ name: 'a', kind: 'radio', options: [option('x'), { ...option('y'), label: text('x') }] }]), ['steps.0.fields.0.options.1.label.da: same-option']);
    assert.deepEqual(changed((d) => (d.steps[2].title = d.steps[1].title)), ['steps.2.title.da: same-title']);
    const group = (name: string) => ({ name, kind: 'group', label: text('Ja'), fields: [{ name: 'z' }] });
    assert.deepEqual(ofFields([{ name: 'c', kind: 'choice', label: text('Valg'), fields: [group('p'), group('q')] }]), ['steps.0.fields.0.fields.1.label.da: same-label']);
  });

  it('may be the same where nobody sees both: in groups of their own, or by conditions that exclude each other', () => {
    const parent = (name: string) => ({ name, kind: 'group', label: text(name), fields: [{ name: 'n', label: text('Navn') }] });
    assert.deepEqual(ofFields([parent('mor'), parent('far')]), []);
    const pet = { name: 'pet', kind: 'radio', options: [option('dog'), option('cat')] };
    const called = (name: string, value: string) => ({ name, label: text('Hvad hedder den?'), when: { '==': [{ var: 'pet' }, value] } });
    assert.deepEqual(ofFields([pet, called('d', 'dog'), called('c', 'cat')]), []);
    assert.deepEqual(ofFields([pet, called('d', 'dog'), called('c', 'dog')]), ['steps.0.fields.2.label.da: same-label']);
  });

  it('are short enough to be read as one question', () => {
    assert.deepEqual(ofFields([{ name: 'a', label: { da: long, en: 'Short' } }]), ['steps.0.fields.0.label.da: too-long']);
    assert.deepEqual(ofFields([{ name: 'a', hint: { da: 'Kort', en: long } }]), ['steps.0.fields.0.hint.en: too-long']);
    assert.deepEqual(changed((d) => (d.steps[1].title.en = long)), ['steps.1.title.en: too-long']);
    assert.deepEqual(ofFields([{ name: 'a', kind: 'radio', options: [option('x'), { ...option('y'), label: { da: long, en: 'y' } }] }]), ['steps.0.fields.0.options.1.label.da: too-long']);
  });

  it('explain kinds that nobody can guess the answer of', () => {
    assert.deepEqual(ofFields([{ name: 'a', kind: 'p-number' }]), ['steps.0.fields.0: missing-hint']);
    assert.deepEqual(ofFields([{ name: 'a', characters: 'digits' }]), ['steps.0.fields.0: missing-hint']);
    assert.deepEqual(ofFields([{ name: 'a', kind: 'file' }]), ['steps.0.fields.0: missing-hint']);
    assert.deepEqual(ofFields([{ name: 'a', kind: 'file', hint: text('Et foto') }]), []);
    assert.deepEqual(ofFields([{ name: 'a', characters: 'digits', filledBy: 'authority' }]), [], 'nobody is asked');
    assert.deepEqual(ofFields([{ name: 'l', kind: 'list', fields: [{ name: 'b' }] }]), ['steps.0.fields.0: missing-entry-label']);
  });

  it('are translated: everywhere a citizen reads, and not copied', () => {
    assert.deepEqual(ofFields([{ name: 'a', help: [{ paragraph: { da: 'Hjælp' , de: 'Hilfe' } }] }]), ['steps.0.fields.0.help.0.paragraph.en: missing-text']);
    assert.deepEqual(ofFields([{ name: 'a', messages: { required: { da: 'Skriv det', de: 'x' } } }]), ['steps.0.fields.0.messages.required.en: missing-text']);
    assert.deepEqual(ofFields([{ name: 'a', checks: [{ assert: { present: { var: 'a' } }, message: { da: 'Ret det', de: 'x' } }] }]), ['steps.0.fields.0.checks.0.message.en: missing-text']);
    assert.deepEqual(ofFields([{ name: 'a', hint: text('Skriv det, som det står i dit pas') }]), ['steps.0.fields.0.hint.en: untranslated']);
  });

  it('never keep a definition from being used', () => {
    const found = checkDefinition(translated(definitionOf([{ name: 'a', kind: 'file' }, { name: 'b', when: false, label: { da: long, en: 'b' } }])));
    assert.deepEqual(found.map(({ severity }) => severity), ['warning', 'warning', 'warning']);
  });
});
