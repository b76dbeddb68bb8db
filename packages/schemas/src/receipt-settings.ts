import * as z from 'zod/mini';
import { ActionCode } from './action-code.ts';
import { Delivery } from './delivery.ts';
import { Rule } from './json.ts';
import { Slug } from './field.ts';
import { ProcessingTime, WholeDuration } from './processing-time.ts';
import { Href, Text } from './text.ts';

export { ActionCode, actionCodes } from './action-code.ts';
export { ProcessingTime } from './processing-time.ts';

/** What the citizen can do next. `from` and `until` are ISO 8601 dates or instants. */
export const Action = z.strictObject({
  code: ActionCode,
  label: Text,
  href: Href,
  from: z.optional(z.string()),
  until: z.optional(z.string()),
});
export type Action = z.infer<typeof Action>;

/** An action of a solution: for those whom `when` fits, and until so long after the application came in. */
export const ActionSetting = z.extend(Action, { when: z.optional(Rule), within: z.optional(WholeDuration) });
export type ActionSetting = z.infer<typeof ActionSetting>;

/** How a decision can be complained of; only on a decision. */
export const ComplaintSetting = z.strictObject({
  text: Text,
  /** How long after the decision: P4W. */
  within: z.optional(WholeDuration),
  href: z.optional(Href),
});

/** An appointment that follows from the answers, as a day somebody has booked. Becomes a Reservation of the receipt. */
export const AppointmentSetting = z.strictObject({
  id: Slug,
  when: z.optional(Rule),
  title: Text,
  description: z.optional(Text),
  location: Text,
  /** The day, ISO 8601: a rule, as {"var": "visit.day"}. None when the rule gives none. */
  day: Rule,
  /** The time of day in Denmark, `14:30`: a rule. */
  time: Rule,
  minutes: z.int().check(z.minimum(5), z.maximum(1440)),
});
export type AppointmentSetting = z.infer<typeof AppointmentSetting>;

/** A sentence for those whom `when` fits. */
const Sentence = z.strictObject({ text: Text, when: z.optional(Rule) });

/** Texts of the receipt that only the municipality knows. */
export const ReceiptTexts = z.strictObject({
  kind: z.enum(['acknowledgement', 'immediate-result', 'completion']),
  /** Prefix of the reference: RV gives RV-2026-4F7K2QD. */
  referencePrefix: z.string().check(z.regex(/^[A-Z]{2,4}$/)),
  /** The result is a decision (afgørelse): only then is there guidance on complaints. Not on an acknowledgement. */
  decision: z.optional(z.boolean()),
  /** What the result is, in words: with a kind that has one. */
  result: z.optional(z.array(Sentence).check(z.minLength(1))),
  nextSteps: z.array(Sentence).check(z.minLength(1)),
  processingTime: z.optional(ProcessingTime),
  actions: z.optional(z.array(ActionSetting)),
  appointments: z.optional(z.array(AppointmentSetting)),
  /** With, and only with, `decision`. */
  complaint: z.optional(ComplaintSetting),
  /** Where the citizen can say how it went. */
  feedback: z.optional(Href),
  /** Where the receipt is sent, beside the page. Default: nowhere. */
  delivery: z.optional(Delivery),
});
export type ReceiptTexts = z.infer<typeof ReceiptTexts>;
