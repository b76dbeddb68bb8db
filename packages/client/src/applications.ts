import type { Application, ApplicationSubmit } from '@faelles/schemas/application.js';
import type { CallOptions, Caller } from './call.ts';

const schema = () => import('@faelles/schemas/application.js').then((module) => module.Application);

/** Calls about what is submitted. */
export function applicationCalls({ call }: Caller) {
  return {
    /**
     * Submits. One key stands for one intent: keep it with the draft, and a double click, a lost answer or a reload
     * submits once. ProblemError `invalid-answers` with issues, `price-changed`, `definition-changed`.
     */
    async submit(application: ApplicationSubmit, options: CallOptions & { idempotencyKey: string }): Promise<Application> {
      return (await call({ method: 'POST', path: '/applications', body: application, schema, ...options }))!;
    },
    /** The one submitted last in a solution, when the answer to a submission was lost; `undefined` without one. */
    async newest(solution: string, options: CallOptions = {}): Promise<Application | undefined> {
      return call({ method: 'GET', path: `/applications/newest?solution=${encodeURIComponent(solution)}`, schema, ...options });
    },
    async get(id: string, options: CallOptions = {}): Promise<Application> {
      return (await call({ method: 'GET', path: `/applications/${id}`, schema, ...options }))!;
    },
    /** Withdraws one that nobody has received yet; twice is once. ProblemError `conflict` once it is received or paid for. */
    async withdraw(id: string, options: CallOptions = {}): Promise<Application> {
      return (await call({ method: 'POST', path: `/applications/${id}/withdrawal`, repeatable: true, schema, ...options }))!;
    },
  };
}
