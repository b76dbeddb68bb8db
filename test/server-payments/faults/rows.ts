// Every fault that is tried by itself, and where it strikes.

/** What the money is meant to do while the fault strikes. */
export type Course = 'pay' | 'withdraw' | 'refund';

export interface FaultRow {
  /** What goes wrong, in the words of docs/payment-faults.md. */
  fault: string;
  /** Where it strikes. */
  at: string;
  course: Course;
  /** What a simulator is told, or what happens instead. */
  order?: { kind: string; operation?: string; times: number };
  happens?: 'crash-before' | 'crash-after' | 'double-click' | 'lost-answer' | 'other-method' | 'second-tab' | 'restart' | 'strange-webhooks' | 'nobody-looks' | 'late-approval';
}

const connection: [kind: string, words: string][] = [
  ['slow', 'the provider is slow'],
  ['error-500', 'the provider answers 500'],
  ['error-429', 'the provider answers 429'],
  ['down', 'the connection breaks'],
  ['timeout', 'the work is done, the answer is lost'],
];
const calls: [operation: string, words: string, course: Course][] = [
  ['create', 'beginning to pay', 'pay'],
  ['retrieve', 'asking where a payment stands', 'pay'],
  ['charge', 'taking the money', 'pay'],
  ['cancel', 'letting a reservation go', 'withdraw'],
  ['refund', 'giving money back', 'refund'],
];
const lies: [kind: string, words: string][] = [
  ['wrong-amount', 'another amount than ours'],
  ['wrong-currency', 'another currency than ours'],
  ['unknown-state', 'a state nobody knows'],
];
const webhooks: [kind: string, words: string][] = [
  ['webhook-lost', 'webhooks are lost'],
  ['webhook-doubled', 'webhooks come twice'],
  ['webhook-late', 'webhooks come late, after their successors'],
  ['webhook-reordered', 'webhooks come in another order'],
  ['webhook-early', 'webhooks come before the answer of the call that caused them'],
  ['webhook-forged', 'webhooks come with a wrong proof'],
];
const courses: [Course, string][] = [['pay', 'paying'], ['withdraw', 'withdrawing what is paid'], ['refund', 'giving money back']];

export const faultRows: readonly FaultRow[] = [
  ...connection.flatMap(([kind, fault]) => calls.map(([operation, at, course]): FaultRow => ({ fault, at, course, order: { kind, operation, times: 2 } }))),
  { fault: 'the bank refuses', at: 'taking the money', course: 'pay', order: { kind: 'charge-refused', operation: 'charge', times: 2 } },
  ...lies.map(([kind, words]): FaultRow => ({ fault: `the provider says ${words}`, at: 'asking where a payment stands', course: 'pay', order: { kind, operation: 'retrieve', times: 3 } })),
  ...webhooks.flatMap(([kind, words]) => courses.map(([course, at]): FaultRow => ({ fault: words, at, course, order: { kind, times: 50 } }))),
  { fault: 'webhooks that are forged, of unknown payments, of unknown events, and no events at all', at: 'paying', course: 'pay', happens: 'strange-webhooks' },
  { fault: 'the page is approved after it is over', at: 'paying', course: 'pay', happens: 'late-approval', order: { kind: 'late-approval', times: 1 } },
  { fault: 'the tab is closed and every webhook lost', at: 'paying', course: 'pay', happens: 'nobody-looks', order: { kind: 'webhook-lost', times: 50 } },
  { fault: 'the button is pressed three times at once', at: 'beginning to pay', course: 'pay', happens: 'double-click' },
  { fault: 'a second tab begins with a key of its own', at: 'beginning to pay', course: 'pay', happens: 'second-tab' },
  { fault: 'the browser loses the answer and asks again', at: 'beginning to pay', course: 'pay', happens: 'lost-answer' },
  { fault: 'another method is chosen, and both pages are approved', at: 'paying', course: 'pay', happens: 'other-method' },
  { fault: 'the server is started anew', at: 'paying', course: 'pay', happens: 'restart' },
  ...courses.flatMap(([course, at]): FaultRow[] => [
    { fault: 'the server dies before its next call to the provider is sent', at, course, happens: 'crash-before' },
    { fault: 'the server dies when its next call to the provider is done', at, course, happens: 'crash-after' },
  ]),
];
