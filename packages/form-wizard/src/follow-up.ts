import type { FollowUpNote } from '@faelles/schemas/follow-up.js';
import type { Course } from './course.ts';
import type { StepDetail } from './wizard-events.ts';
import { CHECK } from './way.ts';

/** What is followed. */
interface Followed extends HTMLElement {
  followUp: ((note: FollowUpNote) => void) | undefined;
  course: Pick<Course, 'store' | 'way'> | undefined;
}

/**
 * Tells what happens in a form, as the contract of follow-up events has it: steps by id, fields by path, rules by code.
 * It reads states and issues and never an input or a value. Ends by itself when another form begins in the wizard.
 */
export function follow(wizard: Followed, course: Pick<Course, 'store' | 'way'>): void {
  const { store, way } = course;
  const ending = new AbortController();
  const tell = (note: FollowUpNote) => wizard.followUp?.(note);
  const order = (id: string) => [...store.steps().map((step) => step.id), CHECK].indexOf(id);
  /** Fields whose rule has been told, until it is mended. */
  const told = new Map<string, string>();
  let sent = false;

  const look = (path: string) => {
    const { shown, applies, issues } = store.field(path);
    const rule = shown && applies ? issues.find(({ severity }) => severity !== 'warning')?.code : undefined;
    if (rule && told.get(path) !== rule) tell({ type: 'error-shown', step: way.current, field: path, rule });
    if (rule) told.set(path, rule);
    else told.delete(path);
  };
  const stop = store.subscribe((changed) => {
    for (const path of changed) if (!path.startsWith('#') && !path.startsWith('$')) look(path);
  });
  const on = <Detail>(target: EventTarget, type: string, then: (detail: Detail) => void) =>
    target.addEventListener(type, (event) => mine() && then((event as CustomEvent<Detail>).detail), { signal: ending.signal });
  const mine = () => {
    if (wizard.course === course) return true;
    stop();
    ending.abort();
    return false;
  };
  on<StepDetail>(wizard, 'fk-step', ({ from, to }) => {
    if (order(to) > order(from)) tell({ type: 'step-completed', step: from });
    tell({ type: 'step-shown', step: to });
  });
  on(wizard, 'fk-draft-saved', () => tell({ type: 'saved', step: way.current }));
  on(wizard, 'fk-submit', () => {
    sent = true;
    tell({ type: 'submitted', step: CHECK });
  });
  on(globalThis, 'pagehide', () => {
    if (!sent && wizard.isConnected) tell({ type: 'abandoned', step: way.current });
  });
  tell({ type: Object.keys(store.inputs()).length ? 'resumed' : 'started', step: way.current });
  tell({ type: 'step-shown', step: way.current });
}
