// What may happen, as data: fast-check makes lists of these, and shrinks the list that fails.
import fc from 'fast-check';
import { backOffice, staff, strangeWebhook, type Citizen, type Returned } from './people.ts';
import type { BookKeeping } from './provider.ts';
import type { World } from './world.ts';

/** Everything a step acts on. */
export interface Scene {
  world: World;
  citizens: Citizen[];
  returned: Returned;
  /** Something may have changed at a provider that nobody tells us of, because a webhook was lost. */
  behindOurBack: boolean;
  /** How often each fault was ordered and each thing done. */
  counts: Map<string, number>;
}

type Act =
  | { do: 'submit'; days: number; lost: boolean }
  | { do: 'start'; method: string; same: boolean; lost: boolean }
  | { do: 'double-click'; method: string }
  | { do: 'other-content' }
  | { do: 'approve' | 'decline' | 'cancel'; page: number }
  | { do: 'come-back' }
  | { do: 'withdraw' | 'make-link' }
  | { do: 'pay-by-link'; method: string }
  | { do: 'staff'; what: 'refunds' | 'captures' | 'cancels'; half: boolean; page: number };

/** One thing that happens. `who` is the citizen it happens to. */
export type Step =
  | (Act & { who: number })
  | { do: 'fault'; provider: string; kind: string; operation: string | undefined; times: number }
  | { do: 'webhook'; kind: 'forged' | 'unknown-payment' | 'unknown-event' | 'nonsense'; who: number }
  | { do: 'back-office'; what: BookKeeping; half: boolean; nth: number }
  | { do: 'pass'; millis: number }
  | { do: 'jobs' | 'retention' | 'restart' }
  | { do: 'crash'; when: 'before' | 'after' }
  | { do: 'together'; steps: Step[] };

const minute = 60_000;
const hour = 60 * minute;

export const citizens = 3;
const who = fc.nat(citizens - 1);
const page = fc.nat(2);
const method = fc.constantFrom('card', 'mobilepay');
const rarely = fc.integer({ min: 0, max: 3 }).map((n) => n === 0);

/** Calls of each provider that a fault can be narrowed to. */
export const operations: Record<string, readonly string[]> = {
  nexi: ['create', 'retrieve', 'charge', 'cancel', 'refund', 'terminate'],
  vipps: ['token', 'create', 'retrieve', 'charge', 'cancel', 'refund'],
};
export const callFaults = ['slow', 'error-500', 'error-429', 'timeout', 'down', 'charge-refused', 'wrong-amount', 'wrong-currency', 'unknown-state', 'late-approval'] as const;
export const webhookFaults = ['webhook-lost', 'webhook-doubled', 'webhook-late', 'webhook-reordered', 'webhook-early', 'webhook-forged'] as const;

const of = <Name extends Step['do']>(name: Name) => fc.constant(name);
const simple: fc.Arbitrary<Step>[] = [
  ...Array.from({ length: 2 }, () => fc.record({ do: of('start'), who, method, same: rarely, lost: rarely })),
  fc.record({ do: of('double-click'), who, method }),
  ...Array.from({ length: 4 }, () => fc.record({ do: of('approve'), who, page })),
  fc.record({ do: of('decline'), who, page }),
  fc.record({ do: of('cancel'), who, page }),
  fc.record({ do: of('come-back'), who }),
  fc.record({ do: of('back-office'), what: fc.constantFrom('refund', 'refund', 'capture', 'cancel'), half: fc.boolean(), nth: fc.nat(3) }),
  fc.record({ do: of('staff'), who, what: fc.constantFrom('refunds', 'refunds', 'captures', 'cancels'), half: fc.boolean(), page }),
  fc.record({ do: fc.constantFrom('jobs', 'jobs', 'jobs', 'jobs', 'retention', 'restart') }),
  fc.record({ do: of('jobs') }),
];
const others: fc.Arbitrary<Step>[] = [
  fc.record({ do: of('withdraw'), who }),
  fc.record({ do: of('make-link'), who }),
  fc.record({ do: of('pay-by-link'), who, method }),
  fc.record({ do: of('submit'), who, days: fc.integer({ min: 1, max: 9 }), lost: rarely }),
  fc.record({ do: of('other-content'), who }),
  fc.record({ do: of('webhook'), who, kind: fc.constantFrom('forged', 'unknown-payment', 'unknown-event', 'nonsense') }),
  fc.record({ do: of('crash'), when: fc.constantFrom('before', 'after') }),
  fc.record({ do: of('pass'), millis: fc.constantFrom(3_000, minute, 10 * minute, 3 * hour, 26 * hour, 8 * 24 * hour) }),
  fc.record({ do: of('together'), steps: fc.array(fc.oneof(...simple), { minLength: 2, maxLength: 4 }) }),
];

const faults: fc.Arbitrary<Step>[] = Object.entries(operations).flatMap(([provider, calls]) => {
  const what = { do: of('fault'), provider: fc.constant(provider), times: fc.integer({ min: 1, max: 3 }) };
  return [
    fc.record({ ...what, kind: fc.constantFrom(...callFaults), operation: fc.option(fc.constantFrom(...calls), { nil: undefined }) }),
    fc.record({ ...what, kind: fc.constantFrom(...webhookFaults), operation: fc.constant(undefined) }),
  ];
});

/** What fast-check's model knows: who has sent a form. That is all; what is right is judged by the books. */
export type Model = { sent: Set<number> };

class Happens implements fc.AsyncCommand<Model, Scene> {
  readonly step: Step;
  constructor(step: Step) {
    this.step = step;
  }
  check({ sent }: Readonly<Model>): boolean {
    return possible(this.step, sent);
  }
  async run(model: Model, scene: Scene): Promise<void> {
    await perform(scene, this.step);
    if (this.step.do === 'submit') model.sent.add(this.step.who);
  }
  toString(): string {
    return JSON.stringify(this.step);
  }
}

function possible(step: Step, sent: Set<number>): boolean {
  if (step.do === 'submit') return !sent.has(step.who);
  if (step.do === 'together') return step.steps.every((one) => possible(one, sent));
  return !('who' in step) || sent.has(step.who);
}

/** Whole lists of steps. */
export const stories = () => {
  const commands = [...simple, ...simple, ...others, ...faults].map((one) => one.map((step) => new Happens(step)));
  return fc.commands(commands, { maxCommands: 30, size: 'max' });
};

/** How a story begins: the first two citizens have sent their forms, and may have pressed "pay". */
export const beginnings = fc.array(
  fc.record({ days: fc.integer({ min: 1, max: 9 }), lost: rarely, method: fc.option(method, { nil: undefined }) }),
  { minLength: 2, maxLength: 2 },
);

/** Makes a step happen. */
export async function perform(scene: Scene, step: Step): Promise<void> {
  const { world, counts } = scene;
  const name = step.do === 'fault' ? `fault ${step.kind}` : step.do === 'back-office' || step.do === 'staff' ? `${step.do} ${step.what}` : step.do;
  counts.set(name, (counts.get(name) ?? 0) + 1);
  // A payment that is taken, over or given back is asked about no more: only the reconciliation sees what comes after.
  if (step.do === 'back-office' || (step.do === 'fault' && step.kind === 'late-approval')) scene.behindOurBack = true;
  if ('who' in step) return performFor(scene, scene.citizens[step.who]!, step);
  switch (step.do) {
    case 'fault': {
      const { provider, kind, operation, times } = step;
      return world.order(provider, { kind, operation, times, delay: 15 });
    }
    case 'back-office':
      return backOffice(world, scene.returned, step);
    case 'pass':
      return world.pass(step.millis);
    case 'jobs':
      return world.jobs();
    case 'retention':
      return world.retention();
    case 'restart':
      return world.restart();
    case 'crash':
      return world.crashAtNextCall(step.when);
    case 'together':
      await Promise.all(step.steps.map((one) => perform(scene, one)));
  }
}

async function performFor(scene: Scene, citizen: Citizen, step: Extract<Step, { who: number }>): Promise<void> {
  const { world } = scene;
  switch (step.do) {
    case 'submit':
      return citizen.submit(step.days, step.lost);
    case 'start':
      return void (await citizen.start(step));
    case 'double-click': {
      const press = () => citizen.start({ method: step.method, same: true, lost: false });
      return void (await Promise.all([citizen.start({ method: step.method, same: false, lost: false }), press(), press()]));
    }
    case 'other-content':
      return citizen.startWithOtherContent();
    case 'approve':
    case 'decline':
      return citizen.press(step.page, step.do);
    case 'cancel':
      return citizen.cancel(step.page);
    case 'come-back':
      return citizen.comeBack();
    case 'withdraw':
      return citizen.withdraw();
    case 'make-link':
      return citizen.makeLink();
    case 'pay-by-link':
      return citizen.payByLink(step.method);
    case 'staff': {
      const known = citizen.pages[step.page % citizen.pages.length];
      return known && staff(world, scene.returned, known, { ...step, total: citizen.total });
    }
    case 'webhook':
      return strangeWebhook(world, step.kind, citizen.pages.at(-1));
  }
}
