import type { Text } from '@faelles/schemas/text.js';
import { payingHash } from '../address.ts';
import { callsTo } from '../calls.ts';
import { gone } from '../find-beginning.ts';
import { browserMemory } from '../memory.ts';
import { waitsForMoney } from '../unpaid.ts';

/** An application of this browser that somebody still has to pay for. */
export interface UnpaidFound {
  title: Text;
  reference: string;
  /** Where to pay. */
  address: string;
  /** It was received with a slip, and its receipt says how to pay. */
  slip: boolean;
}

/** What this browser sent and nobody has paid. A browser that remembers no application asks nobody. */
export async function findUnpaid(solutions: readonly string[]): Promise<UnpaidFound[]> {
  const sent = solutions.flatMap((solution) => {
    const { applicationId } = browserMemory(solution).read();
    return applicationId ? [{ solution, applicationId }] : [];
  });
  if (!sent.length) return [];
  const { applications } = await callsTo('')();
  const found = await Promise.all(sent.map(({ applicationId }) => gone(() => applications.get(applicationId))));
  return found.flatMap((application, at) => {
    if (!application || !waitsForMoney(application)) return [];
    const { title, reference, state } = application;
    return [{ title, reference, address: `/solutions/${sent[at]!.solution}/${payingHash}`, slip: state === 'received' }];
  });
}
