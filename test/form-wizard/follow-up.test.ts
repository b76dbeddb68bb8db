/** What a form tells of itself, over forms nobody would write and answers nobody would give. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { compileForm, fieldAt } from '@faelles/form-engine/compile.js';
import { createStore } from '@faelles/form-engine/store.js';
import { follow } from '@faelles/form-wizard/follow-up.js';
import { Way } from '@faelles/form-wizard/way.js';
import { FollowUpEvent, FollowUpNote } from '@faelles/schemas/follow-up.js';
import { issueCodes } from '@faelles/schemas/issue.js';
import { filledIn } from '../form-engine/random-forms.ts';
import { runs, TODAY } from '../form-engine/support.ts';
import '../support/seed.ts';

// The page that is left, as far as following needs one.
const page = new EventTarget();
Object.assign(globalThis, { addEventListener: page.addEventListener.bind(page) });

const frame = { solution: 'test', definitionVersion: '1.0.0', visit: '7f0c1d3e-8a52-4c64-9d5e-3f6b1c2a9e01', at: '2026-11-20T10:00:00.000Z', language: 'da' };

describe('follow-up events', () => {
  it('hold ids, paths and codes of the definition and nothing that was written', () => {
    let errors = 0;
    fc.assert(
      fc.property(filledIn(2), ({ definition, inputs: [first, second] }) => {
        const form = compileForm(definition);
        const store = createStore(form, { today: () => TODAY, inputs: first });
        const way = new Way();
        const steps = definition.steps.map(({ id }) => id);
        way.enter(steps[0]!);
        const told: FollowUpNote[] = [];
        const course = { store, way };
        const wizard = Object.assign(new EventTarget(), { course, isConnected: true, followUp: (note: FollowUpNote) => told.push(note) });
        follow(wizard as never, course);
        // Only what is drawn is told of.
        const draw = () => steps.forEach((id) => store.stepFields(id));
        draw();
        for (const id of steps) store.reveal(id);
        draw();
        const texts = JSON.stringify(second);
        for (const [path, node] of form.fields) {
          if (path.includes('*') || ['group', 'list', 'choice', 'information'].includes(node.field.kind)) continue;
          store.set(path, `${texts} Ada Lovelace 010150-5006`);
          store.leave(path);
          draw();
        }
        for (const to of [...steps, 'check']) {
          wizard.dispatchEvent(new CustomEvent('fk-step', { detail: { from: way.current, to } }));
          way.enter(to);
        }
        wizard.dispatchEvent(new CustomEvent('fk-draft-saved'));
        wizard.dispatchEvent(new CustomEvent('fk-submit', { detail: { answers: store.values(), inputs: store.inputs() } }));
        wizard.course = undefined as never;
        page.dispatchEvent(new Event('pagehide'));
        for (const note of told) {
          const { type, step, field, rule, ...rest } = note;
          assert.deepEqual(rest, {});
          assert.ok(step === undefined || step === 'check' || steps.includes(step), `step ${step}`);
          assert.ok(field === undefined || fieldAt(form, field), `field ${field}`);
          assert.ok(rule === undefined || (issueCodes as readonly string[]).includes(rule), `rule ${rule}`);
          assert.ok(z.safeParse(FollowUpNote, note).success, JSON.stringify(note));
          assert.ok(z.safeParse(FollowUpEvent, { ...frame, ...note }).success);
          if (type === 'error-shown') errors++;
        }
        assert.ok(told.some(({ type }) => type === 'started' || type === 'resumed') && told.some(({ type }) => type === 'submitted'));
      }),
      { numRuns: runs(100) },
    );
    assert.ok(errors > 50, `${errors} errors were told`);
  });

  it('have no place for free text', () => {
    const event = { ...frame, type: 'error-shown', step: 'who', field: 'periods.0.from', rule: 'required' };
    assert.ok(z.safeParse(FollowUpEvent, event).success);
    fc.assert(
      fc.property(fc.constantFrom('type', 'step', 'field', 'rule', 'solution', 'definitionVersion', 'visit', 'at', 'language', 'more'), fc.string(), (member, words) => {
        // Something a person would write has a space, a sign, or a letter of its own.
        const written = `Ada ${words} æ`;
        assert.equal(z.safeParse(FollowUpEvent, { ...event, [member]: written }).success, false, member);
      }),
    );
    for (const field of ['010150-5006', '0101505006', 'Ada', 'a.b c', 'a..b']) assert.equal(z.safeParse(FollowUpEvent, { ...event, field }).success, false, field);
  });
});
