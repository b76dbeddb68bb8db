import type { ClientOptions } from '@faelles/client/call.js';
import type { AddressLookup } from '@faelles/fields/address-field/lookup.js';
import type { Asker } from '@faelles/fields/fetched-field/asker.js';
import type { Asked } from './address.ts';
import { askerBy } from './asker.ts';
import { callsTo, lookupBy, type Calls, type JourneyCalls } from './calls.ts';
import { Flow } from './flow.ts';
import type { FlowHost } from './flow-parts.ts';
import { deliverTo, FollowUp } from './follow-up.ts';
import { loadDefinition } from './load-definition.ts';
import { browserMemory } from './memory.ts';
import { browserPlace } from './page-place.ts';
import { loadPart } from './parts.ts';
import type { PhaseName } from './phase.ts';

/** Where a journey goes, and what it is told. */
interface Journey extends FlowHost {
  readonly solution: string;
  readonly base: string;
  readonly client: JourneyCalls | undefined;
  readonly addressLookup: boolean;
}

/** A journey on its way, with whom it talks to. */
export interface Way {
  readonly calls: Calls;
  readonly flow: Flow;
  readonly followUp: FollowUp;
  readonly lookup: AddressLookup | undefined;
  readonly asker: Asker | undefined;
}

/** Makes a journey ready to open: its calls, what it remembers, where it is. */
export function setOut(journey: Journey, told: Pick<ClientOptions, 'onSession' | 'onRepresentationEnded'>): Way {
  const { solution, base, client } = journey;
  const followUp: FollowUp = new FollowUp(client ? (events) => client.tell?.(events) : deliverTo(base), () => {
    const { definition } = flow;
    return definition && { solution: definition.id, definitionVersion: definition.version, language: journey.language };
  });
  const place = browserPlace(base, solution);
  const memory = browserMemory(solution);
  const calls: Calls = client ? () => Promise.resolve(client) : callsTo(base, told);
  const looked = journey.addressLookup || 'addresses' in document.documentElement.dataset;
  const define = (version?: string) => client?.definition?.(solution, version) ?? loadDefinition(base, solution, version);
  const flow: Flow = new Flow({ solution, calls, define, memory, place, followUp, host: journey });
  // The form's own modules are fetched beside the definition, not after it.
  void loadPart(firstPhase(place.asked())).catch(() => undefined);
  return {
    calls,
    flow,
    followUp,
    lookup: client ? client.addresses : looked ? lookupBy(calls) : undefined,
    asker: client && !client.sources ? undefined : askerBy(calls, () => memory.read().shared === true),
  };
}

/** The phase a page that comes will most likely show. */
function firstPhase(asked: Asked | undefined): PhaseName {
  if (asked?.invitation !== undefined) return 'invited';
  if (asked?.consents) return 'consents';
  if (asked?.resume) return 'resuming';
  if (asked?.receiptId) return 'receipt';
  return asked?.paymentId ? 'paying' : 'filling';
}
