import type { Application } from '@faelles/schemas/application.js';
import type { Flow } from '../flow.ts';
import { beginAnew } from '../visit-moves.ts';
import { goOn } from '../what-follows.ts';
import type { ConsentWatch } from './consent-wait.ts';

interface Waiting {
  readonly id: string;
  readonly watch: ConsentWatch;
  /** The consents are there: on by itself to the payment or the receipt. */
  goOn(application: Application): void;
  /** A new application, after one that was withdrawn. */
  anew(): void;
}

const known = new WeakMap<Flow, Waiting>();

/** What the page that waits for consents asks and does; the same object for the same application, so that nothing is drawn anew. */
export function waitingFor(flow: Flow, id: string): Waiting {
  const before = known.get(flow);
  if (before?.id === id) return before;
  const { calls } = flow.parts;
  const watch: ConsentWatch = {
    application: async () => (await calls()).applications.get(id),
    cases: async () => (await calls()).consents!.cases(id),
    withdraw: async () => (await calls()).applications.withdraw!(id),
  };
  const waiting: Waiting = { id, watch, goOn: (application) => void goOn(flow, application), anew: () => void beginAnew(flow) };
  known.set(flow, waiting);
  return waiting;
}
