import type { Draft, DraftCreate, DraftSave } from '@faelles/schemas/draft.js';
import type { DraftLink, DraftLinkOpen, DraftLinks } from '@faelles/schemas/draft-link.js';
import type { CallOptions, Caller } from './call.ts';
import { ProblemError } from './errors.ts';

const linkSchemas = () => import('@faelles/schemas/draft-link.js');
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
    /** Makes a link and a code that open the draft on another device; both are told this once. */
    async createLink(id: string, options: CallOptions = {}): Promise<DraftLink> {
      const schema = () => linkSchemas().then((module) => module.DraftLink);
      return (await call({ method: 'POST', path: `/drafts/${id}/links`, schema, ...options }))!;
    },
    /** The links that still open the draft, oldest first. */
    async links(id: string, options: CallOptions = {}): Promise<DraftLinks['links']> {
      const schema = () => linkSchemas().then((module) => module.DraftLinks);
      return (await call({ method: 'GET', path: `/drafts/${id}/links`, schema, ...options }))!.links;
    },
    /** Closes a link at once. */
    async closeLink(id: string, linkId: string, options: CallOptions = {}): Promise<void> {
      await call({ method: 'DELETE', path: `/drafts/${id}/links/${linkId}`, ...options });
    },
    /**
     * Opens a draft with a link and its code, here and for every later call of this browser.
     * ProblemError `not-found` for an unknown link and a wrong code alike, `too-many-requests` while the link rests,
     * `gone` with a reason, `conflict` with the draft there is already.
     */
    async open(opening: DraftLinkOpen, options: CallOptions = {}): Promise<Draft> {
      // Never by itself again: a try too many would close the link for a while.
      return (await call({ method: 'POST', path: '/draft-links/open', body: opening, schema, ...options }))!;
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
