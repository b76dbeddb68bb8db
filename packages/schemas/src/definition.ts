import * as z from 'zod/mini';
import { Block, Href, Text } from './text.ts';
import { Json, Rule } from './json.ts';
import { FieldDefinition, Name, Slug } from './field.ts';
import { ConsentRequest, Declaration } from './consent-text.ts';
import { PaymentMethodId } from './payment.ts';
import { ReceiptTexts } from './receipt-settings.ts';
import { Authority } from './authority.ts';
import { kleFacet, kleSubject, ore } from './identifiers/schemas.ts';

export { Authority, Contact } from './authority.ts';

/** Somebody who takes part beside the applicant, as the person cared for who must consent. */
export const Party = z.strictObject({
  id: Slug,
  label: Text,
  /** Path of the answer that says who it is (a `cpr` or `cvr` field). */
  identifiedBy: z.optional(z.string()),
  when: z.optional(Rule),
});
export type Party = z.infer<typeof Party>;

/** Why somebody cannot apply here, and what they can do instead. */
export const Exit = z.strictObject({
  reason: z.array(Block).check(z.minLength(1)),
  instead: z.array(Block).check(z.minLength(1)),
});
export type Exit = z.infer<typeof Exit>;

/** One page of questions; or, with `exit`, the page where the way ends for those whom its `when` fits. */
export const Step = z.strictObject({
  id: Slug,
  title: Text,
  /** A lead paragraph under the heading. */
  lead: z.optional(Text),
  when: z.optional(Rule),
  /** Empty on an exit page, and only there (`checkDefinition`). */
  fields: z.array(FieldDefinition),
  /** No application from here on: nothing goes on from this page, and the server takes no answers that lead to it. */
  exit: z.optional(Exit),
});
export type Step = z.infer<typeof Step>;

/** A value worked out from the answers and named for other rules: `{"var": "calc.days"}`. Order matters: earlier ones can be used. */
export const Computed = z.strictObject({ name: Name, value: Rule });
export type Computed = z.infer<typeof Computed>;

/** Part of a line that somebody need not pay, or the whole of it. The line stays in the order and says why. */
export const ExemptionRule = z.strictObject({
  when: Rule,
  /** Percent of the line's net amount, above 0 and at most 100; a rule may give 0, which is none. */
  percent: Rule,
  /** Shown with the line and on the receipt. */
  reason: Text,
});
export type ExemptionRule = z.infer<typeof ExemptionRule>;

/** One line of the order: quantity × unit price less exemption, rounded half up to whole øre once, then VAT on the line. */
export const PriceLine = z.strictObject({
  id: Slug,
  label: Text,
  when: z.optional(Rule),
  /** Default 1. */
  quantity: z.optional(Rule),
  unit: z.optional(Text),
  /** Net price of one unit in øre; the rule may give fractions, the line's amount never has them. */
  unitPriceOre: Rule,
  /** VAT in hundredths of a percent (2500 = 25 %). Default 0: public fees are usually outside VAT. */
  vatRate: z.optional(z.int().check(z.minimum(0), z.maximum(10000))),
  exemption: z.optional(ExemptionRule),
});
export type PriceLine = z.infer<typeof PriceLine>;

/** How a payment slip is written. The creditor number is the operator's, not the definition's. */
export const SlipTerms = z.strictObject({
  /** +71 has a payment id of 15 digits, +75 of 16; it must fit the authority's agreement with its bank. */
  type: z.enum(['71', '75']),
  /** Whole days from the day it is written to the day it is due. */
  dueDays: z.int().check(z.minimum(1), z.maximum(90)),
  /** True: the application is received only when the money is there. Default: at once, and the receipt says what remains. */
  waits: z.optional(z.boolean()),
});
export type SlipTerms = z.infer<typeof SlipTerms>;

/** What it costs. A total of zero skips payment. */
export const Price = z.strictObject({
  currency: z.literal('DKK'),
  lines: z.array(PriceLine).check(z.minLength(1)),
  /** Shown at the total: "Momsfri". */
  vatText: z.optional(Text),
  terms: z.strictObject({ label: Text, href: Href }),
  /** The most the order can come to, in øre; a rule that goes beyond it is a fault, not a bill. */
  maxOre: ore,
  /** Ways to pay, in the order they are shown; those the operator has set up are offered. Default card and mobilepay. */
  methods: z.optional(z.array(PaymentMethodId).check(z.minLength(1))),
  /** A link to pay by later, or to give to who pays, for so many days from submission. Default: none. */
  payLater: z.optional(z.strictObject({ days: z.int().check(z.minimum(1), z.maximum(90)) })),
  /** With, and only with, `slip` among the methods. */
  slip: z.optional(SlipTerms),
});
export type Price = z.infer<typeof Price>;

/** How long personal data is kept, in whole days after the last change. */
export const Retention = z.strictObject({
  draftDays: z.int().check(z.minimum(1)),
  unpaidDays: z.int().check(z.minimum(1)),
  applicationDays: z.int().check(z.minimum(1)),
});

/** Form definition, version 1: everything a municipality decides about a self-service solution, as data. */
export const FormDefinition = z.strictObject({
  $schema: z.optional(z.string()),
  formatVersion: z.literal(1),
  id: Slug,
  /** Semantic version of this definition: a draft stays on the version it began with. */
  version: z.string().check(z.regex(/^\d+\.\d+\.\d+$/)),
  title: Text,
  summary: z.optional(Text),
  /** Languages every text must have. Default ["da", "en"]. */
  languages: z.optional(z.array(z.string())),
  theme: z.optional(z.enum(['neutral', 'borger', 'virk'])),
  authority: Authority,
  classification: z.strictObject({ subject: kleSubject, facet: kleFacet }),
  parties: z.optional(z.array(Party)),
  computed: z.optional(z.array(Computed)),
  steps: z.array(Step).check(z.minLength(1)),
  consents: z.optional(z.array(ConsentRequest)),
  declarations: z.optional(z.array(Declaration)),
  price: z.optional(Price),
  receipt: ReceiptTexts,
  retention: z.optional(Retention),
  /** Free for tools: never shown, never evaluated. */
  meta: z.optional(z.record(z.string(), Json)),
});
export type FormDefinition = z.infer<typeof FormDefinition>;

export { Block, FieldDefinition };
export { Action, ProcessingTime, ReceiptTexts } from './receipt-settings.ts';
