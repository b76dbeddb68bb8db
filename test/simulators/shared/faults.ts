import { randomUUID } from 'node:crypto';

/** Everything a simulator can be told to do wrong. README.md says what each one looks like from outside. */
export const FAULT_KINDS = [
  'slow',
  'error-500',
  'error-429',
  'timeout',
  'down',
  'charge-refused',
  'wrong-amount',
  'wrong-currency',
  'unknown-state',
  'late-approval',
  'webhook-lost',
  'webhook-doubled',
  'webhook-late',
  'webhook-reordered',
  'webhook-early',
  'webhook-forged',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** One order to misbehave. */
export interface Fault {
  kind: FaultKind;
  /** How many times it strikes before it is used up; default 1. */
  times?: number | 'always';
  /** Only this call, by the simulator's own name for it. Without it: any call of the API, but not the payer's page. */
  operation?: string;
  /** Only this event, by name; for the webhook faults. */
  event?: string;
  /** Milliseconds, for `slow`, `timeout` and `webhook-late`; default 1000. */
  delay?: number;
  /** Øre, for `wrong-amount`; default one øre less than the truth. */
  amount?: number;
  /** ISO 4217, for `wrong-currency`; default NOK. */
  currency?: string;
  /** Seconds in `Retry-After`, for `error-429`; default 1. */
  retryAfter?: number;
}

const NUMBERS = ['times', 'delay', 'amount', 'retryAfter'] as const;

/** The faults waiting to strike, oldest first. */
export class Faults {
  #waiting: (Fault & { id: string; left: number })[] = [];
  readonly #operations: readonly string[];

  /** @param operations what this simulator's calls are named; `page` is the payer's page. */
  constructor(operations: readonly string[]) {
    this.#operations = operations;
  }

  /** @throws Error with a sentence for the caller when the order cannot be understood. */
  add(fault: Fault): string {
    if (!FAULT_KINDS.includes(fault.kind)) throw new Error(`kind must be one of ${FAULT_KINDS.join(', ')}`);
    if (fault.operation !== undefined && !this.#operations.includes(fault.operation)) {
      throw new Error(`operation must be one of ${this.#operations.join(', ')}`);
    }
    for (const name of NUMBERS) {
      const value = fault[name];
      const fits = value === undefined || (name === 'times' && value === 'always') || Number.isSafeInteger(value);
      if (!fits) throw new Error(`${name} must be a whole number`);
    }
    const id = randomUUID();
    this.#waiting.push({ ...fault, id, left: fault.times === 'always' ? Infinity : (fault.times ?? 1) });
    return id;
  }

  /** Takes one strike of a fault that fits, or nothing. */
  take(kind: FaultKind, where: { operation?: string; event?: string } = {}): Fault | undefined {
    const found = this.#waiting.find((fault) => {
      if (fault.kind !== kind) return false;
      if (fault.event !== undefined && fault.event !== where.event) return false;
      if (fault.operation !== undefined) return fault.operation === where.operation;
      // The payer's page only misbehaves when it is named, so that a fault meant for the API is not spent on it.
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
