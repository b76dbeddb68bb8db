import { randomUUID } from 'node:crypto';

/** Everything the simulator can be told to do wrong. README.md says what each one looks like from outside. */
export const FAULT_KINDS = [
  'slow',
  'error-500',
  'error-429',
  'timeout',
  'down',
  'charge-refused',
  'wrong-amount',
  'unknown-state',
  'webhook-lost',
  'webhook-doubled',
  'webhook-late',
  'webhook-reordered',
  'webhook-early',
  'webhook-forged',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** The calls a fault can be narrowed to. `page` is the hosted payment page. */
export const OPERATIONS = [
  'create',
  'retrieve',
  'reference',
  'charge',
  'cancel',
  'refund',
  'terminate',
  'retrieve-charge',
  'retrieve-refund',
  'page',
] as const;

export type Operation = (typeof OPERATIONS)[number];

/** One order to misbehave. */
export interface Fault {
  kind: FaultKind;
  /** How many times it strikes before it is used up; default 1. */
  times?: number | 'always';
  /** Only this call. Without it: any call of the API, but not the payment page. */
  operation?: Operation;
  /** Only this event, by name; for the webhook faults. */
  event?: string;
  /** Milliseconds, for `slow`, `timeout` and `webhook-late`; default 1000. */
  delay?: number;
  /** Øre, for `wrong-amount`; default one øre less than the truth. */
  amount?: number;
}

/** The faults waiting to strike, oldest first. */
export class Faults {
  #waiting: (Fault & { id: string; left: number })[] = [];

  /** @throws Error with a sentence for the caller when the order cannot be understood. */
  add(fault: Fault): string {
    if (!FAULT_KINDS.includes(fault.kind)) throw new Error(`kind must be one of ${FAULT_KINDS.join(', ')}`);
    if (fault.operation !== undefined && !OPERATIONS.includes(fault.operation)) {
      throw new Error(`operation must be one of ${OPERATIONS.join(', ')}`);
    }
    for (const name of ['times', 'delay', 'amount'] as const) {
      const value = fault[name];
      const fits = value === undefined || (name === 'times' && value === 'always') || Number.isSafeInteger(value);
      if (!fits) throw new Error(`${name} must be a whole number`);
    }
    const id = randomUUID();
    this.#waiting.push({ ...fault, id, left: fault.times === 'always' ? Infinity : (fault.times ?? 1) });
    return id;
  }

  /** Takes one strike of a fault that fits, or nothing. */
  take(kind: FaultKind, where: { operation?: Operation; event?: string } = {}): Fault | undefined {
    const found = this.#waiting.find((fault) => {
      if (fault.kind !== kind) return false;
      if (fault.event !== undefined && fault.event !== where.event) return false;
      if (fault.operation !== undefined) return fault.operation === where.operation;
      // The payment page only misbehaves when it is named, so that a fault meant for the API is not spent on it.
      return where.operation !== 'page' || kind === 'down';
    });
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#waiting = this.#waiting.filter((fault) => fault !== found);
    return found;
  }

  list(): (Fault & { id: string; left: number | 'always' })[] {
    return this.#waiting.map((fault) => ({ ...fault, left: Number.isFinite(fault.left) ? fault.left : 'always' }));
  }

  clear(id?: string): void {
    this.#waiting = id === undefined ? [] : this.#waiting.filter((fault) => fault.id !== id);
  }
}
