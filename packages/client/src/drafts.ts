import type { Draft, DraftCreate, DraftSave } from '@faelles/schemas/draft.js';
import type { CallOptions, Caller } from './call.ts';
import { ProblemError } from './errors.ts';

const schema = () => import('@faelles/schemas/draft.js').then((module) => module.Draft);

/** Calls about applications being written. */
export function draftCalls({ call }: Caller) {
  return {
    /** Begins a draft. ProblemError `conflict` with the draft there is, when there is one of this solution. */
    async create(draft: DraftCreate, options: CallOptions = {}): Promise<Draft> {
      return (await call({ method: 'POST', path: '/drafts', body: draft, schema, ...options }))!;
    },
    /** The draft of a solution to go on with, or undefined. */
    async current(solution: string, options: CallOptions = {}): Promise<Draft | undefined> {
      return call({ method: 'GET', path: `/drafts/current?solution=${encodeURIComponent(solution)}`, schema, ...options });
    },
    async get(id: string, options: CallOptions = {}): Promise<Draft> {
      return (await call({ method: 'GET', path: `/drafts/${id}`, schema, ...options }))!;
    },
    /** Saves over the version the page has. ProblemError `conflict` with the stored draft when another page saved. */
    async save(id: string, draft: DraftSave, options: CallOptions = {}): Promise<Draft> {
      const request = { method: 'PUT', path: `/drafts/${id}`, body: draft, schema, ...options } as const;
      return (await call(request).catch((error: unknown) => ownSave(error, draft)))!;
    },
    /** Deletes the draft with its files. */
    async delete(id: string, options: CallOptions = {}): Promise<void> {
      await call({ method: 'DELETE', path: `/drafts/${id}`, ...options });
    },
  };
}

/**
 * A save whose answer was lost is sent again and meets itself: a conflict with the very draft that was sent.
 * That is no conflict but the lost answer.
 */
function ownSave(error: unknown, sent: DraftSave): Draft {
  const current = error instanceof ProblemError && error.id === 'conflict' ? (error.problem.current as Draft | undefined) : undefined;
  const same =
    current?.version === sent.version + 1 &&
    current.step === sent.step &&
    current.language === sent.language &&
    JSON.stringify(current.inputs) === JSON.stringify(sent.inputs);
  if (same) return current;
  throw error;
}
