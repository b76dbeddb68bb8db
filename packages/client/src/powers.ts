import type { PowerAnswer, PowerOfAttorney, PowerRequest, PowersOfAttorney } from '@faelles/schemas/power-of-attorney.js';
import type { CallOptions, Caller } from './call.ts';

const one = () => import('@faelles/schemas/power-of-attorney.js').then((module) => module.PowerOfAttorney);
const all = () => import('@faelles/schemas/power-of-attorney.js').then((module) => module.PowersOfAttorney);

/** A key may come along where it is not needed: answering and ending twice changes nothing. */
type Keyed = CallOptions & { idempotencyKey?: string };

/** Calls about powers of attorney, for somebody who has signed in. */
export function powerCalls({ call }: Caller) {
  return {
    /** Those the caller has a part in, newest first, and the areas one can be about. */
    async list(options: CallOptions = {}): Promise<PowersOfAttorney> {
      return (await call({ method: 'GET', path: '/powers-of-attorney', schema: all, ...options }))!;
    },
    /**
     * Gives one, valid at once, or asks for one. The answer is the same whether anybody has the number.
     * ProblemError `invalid-request` with issues (`number`, `scope.0`, `validFrom`, `validTo`), `giver-too-young`.
     */
    async request(request: PowerRequest, options: CallOptions & { idempotencyKey: string }): Promise<PowerOfAttorney> {
      return (await call({ method: 'POST', path: '/powers-of-attorney', body: request, schema: one, ...options }))!;
    },
    /** Answers as the one who was named. ProblemError `gone` when it is over, `conflict` when there is nothing to answer. */
    async answer(id: string, answer: PowerAnswer['answer'], options: Keyed = {}): Promise<PowerOfAttorney> {
      const path = `/powers-of-attorney/${id}/answers`;
      return (await call({ method: 'POST', path, body: { answer }, repeatable: true, schema: one, ...options }))!;
    },
    /** Ends it at once, from either side. */
    async withdraw(id: string, options: Keyed = {}): Promise<PowerOfAttorney> {
      return (await call({ method: 'POST', path: `/powers-of-attorney/${id}/withdrawals`, repeatable: true, schema: one, ...options }))!;
    },
  };
}
