import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkDefinition } from '@faelles/form-engine/check.js';
import { compileForm, DefinitionError } from '@faelles/form-engine/compile.js';
import { type Anything, changed, field, ofFields, option, text } from './faults.ts';
import { definitionOf, json, roadPermit } from './support.ts';
import '../support/seed.ts';

describe('definitions that are right', () => {
  it('the road permit', () => assert.deepEqual(checkDefinition(roadPermit()), []));
  it('PN151 on paper, but that nobody asks the other party for a declaration', () =>
    assert.deepEqual(checkDefinition(json('docs/definitions/pn151.json')).map(({ path, code, severity }) => [path, code, severity]), [['steps.3.fields.1.filledBy', 'nobody-asks', 'warning']]));
  it('the smallest', () => assert.deepEqual(ofFields([{ name: 'a' }]), []));
  it('compile', () => assert.ok(compileForm(roadPermit()).fields.size > 20));
});

describe('shape', () => {
  const rows: [what: string, change: (definition: Anything) => void, fault: string][] = [
    ['an unknown kind', (d) => (field(d, 'name').kind = 'colour'), 'steps.1.fields.1.kind: unknown-kind'],
    ['an unknown member', (d) => (field(d, 'name').colour = 'red'), 'steps.1.fields.1: unknown-member'],
    ['no Danish', (d) => delete d.title.da, 'title.da: missing-text'],
    ['no steps', (d) => (d.steps = []), 'steps: too-small'],
    ['a name that is no name', (d) => (field(d, 'name').name = 'full name'), 'steps.1.fields.1.name: format'],
    ['a script for a link', (d) => (d.price.terms.href = 'javascript:alert(1)'), 'price.terms.href: format'],
    ['a wrong CVR number', (d) => (d.authority.cvr = '12345678'), 'authority.cvr: value'],
  ];
  for (const [what, change, fault] of rows) it(what, () => assert.deepEqual(changed(change), [fault]));

  it('all of them at once', () => {
    assert.equal(changed((d) => { field(d, 'name').kind = 'colour'; delete d.title.da; d.formatVersion = 2; }).length, 3);
  });

  it('of any JSON, however deep, is refused and never throws', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => assert.ok(checkDefinition(value).length > 0)));
    let deep: Anything = 1;
    for (let at = 0; at < 20_000; at++) deep = { '!': [deep] };
    const found = changed((d) => (d.steps[3].when = deep));
    assert.equal(found.length, 1);
  });
});

describe('one fault hides no other', () => {
  it('an unknown kind, a rule that names nothing, a name used twice, a missing Danish text', () => {
    const found = changed((d) => {
      field(d, 'email').kind = 'telepathy';
      field(d, 'trafficPlan').when = { '==': [{ var: 'nobody' }, 1] };
      field(d, 'phone').name = 'name';
      delete field(d, 'what').label.da;
    });
    assert.deepEqual(found, [
      'steps.1.fields.7.kind: unknown-kind',
      'steps.2.fields.1.label.da: missing-text',
      'steps.1.fields.8.name: duplicate-name',
      'steps.3.fields.1.when: unknown-variable',
    ]);
  });

  it('all of them at one field, and around it', () => {
    const found = changed((d) => {
      d.title = 5;
      delete d.authority;
      d.steps[4] = 'a step';
      Object.assign(field(d, 'email'), { kind: 'telepathy', name: 'name', when: { think: [{ var: 'nobody' }] }, label: { en: 'Only English' } });
      d.price.lines[0].quantity = { var: 'calc.nothing' };
      d.declarations.push(d.declarations[0]);
    });
    assert.deepEqual(found.sort(), [
      'authority: type', 'declarations.1.id: duplicate-name', 'price.lines.0.quantity: unknown-variable',
      // They name a field of the step that is no step.
      'receipt.actions.0.when: unknown-variable', 'receipt.nextSteps.2.when: unknown-variable',
      'steps.1.fields.7.kind: unknown-kind', 'steps.1.fields.7.label.da: missing-text', 'steps.1.fields.7.name: duplicate-name',
      'steps.1.fields.7.when: unknown-operation', 'steps.1.fields.7.when: unknown-variable', 'steps.4: type', 'title: type',
    ]);
  });

  it('nor is it said twice, or again about what cannot be read', () => {
    assert.deepEqual(changed((d) => (d.steps[3].when = { and: [{ var: 'gone' }, { var: 'gone' }] })), ['steps.3.when: unknown-variable']);
    assert.deepEqual(changed((d) => (field(d, 'what').options = 'some')), ['steps.2.fields.1.options: type']);
    assert.deepEqual(changed((d) => (field(d, 'place').kind = 'adress')), ['steps.2.fields.0.kind: unknown-kind']);
    assert.deepEqual(changed((d) => (field(d, 'what').kind = 'constructor')), ['steps.2.fields.1.kind: unknown-kind']);
    assert.deepEqual(ofFields([{ name: 'l', kind: 'lits', fields: [{ name: 'b' }, { name: 'c', when: { var: 'entry.b' } }] }]), ['steps.0.fields.0.kind: unknown-kind']);
    assert.deepEqual(ofFields([{ name: 'a', kind: 'choice' }]).length, 1);
    assert.deepEqual(changed((d) => Object.assign(field(d, 'applicantType'), { kind: 'choice', options: undefined, fields: 7 })), ['steps.1.fields.0.fields: type']);
  });

  it('Danish that is missing in running text is said where it is missing', () => {
    assert.deepEqual(changed((d) => delete d.steps[0].fields[0].content[0].heading.da), ['steps.0.fields.0.content.0.heading.da: missing-text']);
    assert.deepEqual(changed((d) => delete d.consents[0].refusal.da), ['consents.0.refusal.da: missing-text']);
    assert.deepEqual(changed((d) => (d.steps[0].fields[0].content[0] = { shout: 'Hello' })), ['steps.0.fields.0.content.0: shape']);
  });

  it('circles are found beside them', () => {
    const found = ofFields([{ name: 'a', when: { var: 'b' } }, { name: 'b', when: { var: 'a' } }, { name: 'c', kind: 'colour' }]);
    assert.deepEqual(found.map((fault) => fault.replace(/^.*: /, '')), ['unknown-kind', 'circle']);
  });
});

describe('texts', () => {
  it('must be there in every language', () => {
    assert.deepEqual(changed((d) => delete d.steps[0].title.en), ['steps.0.title.en: missing-text']);
    assert.deepEqual(changed((d) => (field(d, 'what').options[0].label = { da: 'Container' })), ['steps.2.fields.1.options.0.label.en: missing-text']);
    assert.deepEqual(changed((d) => delete field(d, 'what').messages.required.en), ['steps.2.fields.1.messages.required.en: missing-text']);
    assert.deepEqual(changed((d) => (d.consents[0].refusal.en = '  ')), ['consents.0.refusal.en: missing-text']);
    assert.deepEqual(changed((d) => delete d.steps[0].fields[0].content[0].heading.en), ['steps.0.fields.0.content.0.heading.en: missing-text']);
  });

  it('only in the languages asked for', () => {
    assert.deepEqual(changed((d) => { d.languages = ['da']; delete d.title.en; }), []);
  });
});

describe('names and ids', () => {
  it('are used once', () => {
    assert.deepEqual(ofFields([{ name: 'a' }, { name: 'a' }]), ['steps.0.fields.1.name: duplicate-name']);
    assert.deepEqual(changed((d) => (field(d, 'area').name = 'name')).filter((fault) => fault.endsWith('duplicate-name')), ['steps.2.fields.3.name: duplicate-name']);
    assert.deepEqual(changed((d) => (d.steps[1].id = 'place')), ['steps.2.id: duplicate-name']);
    assert.deepEqual(changed((d) => d.declarations.push(d.declarations[0])), ['declarations.1.id: duplicate-name']);
    assert.deepEqual(ofFields([{ name: 'a', kind: 'radio', options: [option('x'), option('x')] }]), ['steps.0.fields.0.options.1.value: duplicate-name']);
    assert.deepEqual(ofFields([{ name: 'g', kind: 'group', fields: [{ name: 'a' }, { name: 'a' }] }]), ['steps.0.fields.0.fields.1.name: duplicate-name']);
  });

  it('of the engine are its own', () => {
    assert.deepEqual(ofFields([{ name: 'calc' }]), ['steps.0.fields.0.name: reserved-name']);
    assert.deepEqual(changed((d) => (d.steps[0].id = 'check')), ['steps.0.id: reserved-name']);
  });
});

describe('fields', () => {
  const rows: [what: string, field: Anything, fault: string][] = [
    ['a label is missing', { label: undefined }, 'label: missing-label'],
    ['options are missing', { kind: 'radio' }, 'options: missing-options'],
    ['options where none belong', { options: [option('x')] }, 'options: member'],
    ['files of a text', { accept: ['image/png'] }, 'accept: member'],
    ['a limit that is no date', { kind: 'date', min: '1.1.2026' }, 'min: limit'],
    ['a limit that is no number', { kind: 'integer', max: '5' }, 'max: limit'],
    ['limits the wrong way round', { kind: 'integer', min: 5, max: 4 }, 'min: limit'],
    ['lengths the wrong way round', { minLength: 5, maxLength: 4 }, 'minLength: limit'],
    ['a default nobody could answer', { kind: 'integer', default: 'many' }, 'default: value'],
    ['a fixed value nobody could answer', { kind: 'cvr', fixed: '12345678' }, 'fixed: value'],
    ['a party that is nobody', { filledBy: 'neighbour' }, 'filledBy: unknown-party'],
    ['a consent that is not there', { kind: 'consent', ref: 'nothing' }, 'ref: unknown-ref'],
    ['a declaration without one', { kind: 'declaration' }, 'ref: unknown-ref'],
    ['a list of nothing', { kind: 'list', fields: [] }, ': missing-fields'],
    ['a choice of one', { kind: 'choice', fields: [{ name: 'x', kind: 'group', fields: [] }] }, ': branch'],
    ['a branch that is no group', { kind: 'choice', fields: [{ name: 'x' }, { name: 'y', kind: 'group' }] }, 'fields.0.kind: branch'],
    ['an information without words', { kind: 'information', label: undefined }, 'content: missing-content'],
  ];
  for (const [what, given, fault] of rows) {
    it(what, () => {
      const path = 'steps.0.fields.0';
      const expected = fault.startsWith(':') ? `${path}${fault}` : `${path}.${fault}`;
      assert.deepEqual(ofFields([{ name: 'a', ...given }]), [expected]);
    });
  }

  it('nest so deep and no deeper', () => {
    let deep: Anything = { name: 'a' };
    for (let at = 0; at < 15; at++) deep = { name: 'g', kind: 'group', fields: [deep] };
    assert.ok(ofFields([deep]).some((fault) => fault.endsWith('too-deep')));
    assert.throws(() => compileForm(definitionOf([deep])), DefinitionError);
  });
});

describe('rules', () => {
  const when = (rule: unknown, fields: Anything[] = []) => ofFields([...fields, { name: 'a', when: rule }]).map((fault) => fault.replace(/^.*: /, ''));

  it('name what is there', () => {
    assert.deepEqual(changed((d) => (d.steps[3].when = { '>': [{ var: 'aera' }, 10] })), ['steps.3.when: unknown-variable']);
    assert.deepEqual(changed((d) => (d.price.lines[0].quantity = { var: 'calc.nothing' })), ['price.lines.0.quantity: unknown-variable']);
    assert.deepEqual(changed((d) => (d.receipt.nextSteps[2].when = { var: 'gone' })), ['receipt.nextSteps.2.when: unknown-variable']);
    assert.deepEqual(changed((d) => (field(d, 'to').min = { 'add-days': [{ var: 'fra' }, 1] })), ['steps.2.fields.5.min: unknown-variable']);
    assert.deepEqual(changed((d) => (field(d, 'blocks').checks[0].assert = { missing: ['gone'] })), ['steps.3.fields.0.checks.0.assert: unknown-variable']);
    assert.deepEqual(when({ var: '' }), ['unknown-variable']);
    assert.deepEqual(when({ var: 'b.length' }, [{ name: 'b' }]), ['unknown-variable']);
    assert.deepEqual(when({ var: 'b.postalCode' }, [{ name: 'b', kind: 'address' }]), []);
    assert.deepEqual(when({ var: 'entry.b' }, [{ name: 'b' }]), ['unknown-variable'], 'no list around it');
    assert.deepEqual(when({ some: [{ var: 'l' }, { var: 'b' }] }, [{ name: 'l', kind: 'list', entryLabel: text('l'), fields: [{ name: 'b' }] }]), []);
    assert.deepEqual(when({ some: [{ var: 'l' }, { var: 'c' }] }, [{ name: 'l', kind: 'list', entryLabel: text('l'), fields: [{ name: 'b' }] }]), ['unknown-variable']);
    assert.deepEqual(when({ var: { cat: ['a', 'b'] } }), ['dynamic-variable']);
  });

  it('use operations that are there', () => {
    for (const name of ['method', 'log', 'eval', 'Today', 'constructor']) assert.deepEqual(when({ [name]: [1] }), ['unknown-operation'], name);
  });

  it('compare with options that are there', () => {
    assert.deepEqual(changed((d) => (field(d, 'whatOther').when = { '==': [{ var: 'what' }, 'oter'] })), ['steps.2.fields.2.when: unknown-option']);
    assert.deepEqual(changed((d) => (d.steps[3].when = { in: [{ var: 'what' }, ['scaffold', 'krane']] })), ['steps.3.when: unknown-option']);
    assert.deepEqual(changed((d) => (field(d, 'trafficPlan').when = { in: ['road', { var: 'blocks' }] })), ['steps.3.fields.1.when: unknown-option']);
  });

  it('do not wait for themselves', () => {
    assert.deepEqual(ofFields([{ name: 'a', when: { var: 'a' } }]), ['steps.0.fields.0: circle']);
    assert.deepEqual(ofFields([{ name: 'a', when: { var: 'b' } }, { name: 'b', when: { var: 'a' } }]).length, 1);
    assert.deepEqual(ofFields([{ name: 'a', kind: 'integer', min: { var: 'b' } }, { name: 'b', kind: 'integer', max: { var: 'a' } }]).length, 1);
    assert.deepEqual(ofFields([{ name: 'a', when: { var: 'calc.c' } }], { computed: [{ name: 'c', value: { var: 'a' } }] }).length, 1);
    assert.deepEqual(ofFields([{ name: 'g', kind: 'group', fields: [{ name: 'a', when: { present: { var: 'g' } } }] }]).length, 1);
    assert.deepEqual(changed((d) => (d.steps[2].when = { var: 'area' })).length, 1, 'a step shown by its own answer');
    assert.deepEqual(ofFields([{ name: 'c', kind: 'choice', fields: [
      { name: 'x', kind: 'group', fields: [{ name: 'a', when: { '==': [{ var: 'c.branch' }, 'x'] } }] }, { name: 'y', kind: 'group', fields: [] },
    ] }]), [], 'which branch was taken may be asked inside it');
  });

  it('use computed values that come before', () => {
    const computed = [{ name: 'one', value: { var: 'calc.two' } }, { name: 'two', value: 2 }];
    assert.deepEqual(ofFields([{ name: 'a' }], { computed }), ['computed.0.value: computed-order']);
  });

  it('are no bigger than somebody could mean', () => {
    assert.deepEqual(when({ and: Array(600).fill(true) }), ['rule-too-big']);
    let deep: Anything = true;
    for (let at = 0; at < 40; at++) deep = { '!': [deep] };
    assert.deepEqual(when(deep), ['rule-too-big']);
  });
});

describe('price, parties and what is left over', () => {
  it('amounts are amounts', () => {
    assert.deepEqual(changed((d) => (d.price.lines[0].unitPriceOre = '600')), ['price.lines.0.unitPriceOre: value']);
    assert.deepEqual(changed((d) => (d.price.maxOre = -1)), ['price.maxOre: limit']);
  });

  it('a party is identified by a number that is asked for', () => {
    const party = (identifiedBy: string) => changed((d) => (d.parties = [{ id: 'owner', label: text('Ejer'), identifiedBy }]));
    assert.deepEqual(party('cpr'), []);
    assert.deepEqual(party('name'), ['parties.0.identifiedBy: unknown-field']);
  });

  it('a receipt is sent to a number that is asked for, once and by some way', () => {
    const delivery = (given: object) => changed((d) => (d.receipt.delivery = given));
    assert.deepEqual(delivery({ digitalPost: true, recipient: ['cpr', 'cvr'] }), []);
    assert.deepEqual(delivery({ nemSms: true, recipient: 'cpr' }), []);
    assert.deepEqual(delivery({ digitalPost: true, recipient: ['cpr', 'name'] }), ['receipt.delivery.recipient.1: unknown-field']);
    assert.deepEqual(delivery({ digitalPost: true, recipient: 'nobody' }), ['receipt.delivery.recipient: unknown-field']);
    assert.deepEqual(delivery({ recipient: 'cpr' }), ['receipt.delivery: unused']);
  });

  it('what nobody asks for is a warning', () => {
    const definition = roadPermit() as Anything;
    definition.steps[4].fields.shift();
    definition.receipt.nextSteps = definition.receipt.nextSteps.slice(0, 2);
    delete definition.receipt.actions;
    assert.deepEqual(checkDefinition(definition).map(({ code, severity }) => [code, severity]), [['unused', 'warning']]);
  });
});
