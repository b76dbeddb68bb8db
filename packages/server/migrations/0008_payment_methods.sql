CREATE TABLE "payment_reconciliations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"from" timestamp with time zone NOT NULL,
	"to" timestamp with time zone NOT NULL,
	"checked" integer DEFAULT 0 NOT NULL,
	"unanswered" integer DEFAULT 0 NOT NULL,
	"differences" text NOT NULL,
	"started_by" text NOT NULL,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "payment_refunds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"amount_ore" bigint NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"asked_by" text NOT NULL,
	"intent_key" text NOT NULL,
	"state" text NOT NULL,
	"provider_refund_id" text,
	"refunded_before_ore" bigint,
	"sent_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "payment_refunds_intent" UNIQUE("payment_id","intent_key"),
	CONSTRAINT "payment_refunds_amount" CHECK ("payment_refunds"."amount_ore" > 0)
);
--> statement-breakpoint
CREATE TABLE "payment_reports" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"payment_id" uuid,
	"provider" text NOT NULL,
	"about" text NOT NULL,
	"ore" bigint,
	"at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	"seen_by" text,
	CONSTRAINT "payment_reports_once" UNIQUE("kind","provider","about")
);
--> statement-breakpoint
CREATE TABLE "webhook_rejections" (
	"provider" text NOT NULL,
	"day" date NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "webhook_rejections_provider_day_pk" PRIMARY KEY("provider","day")
);
--> statement-breakpoint
CREATE TABLE "slip_bookings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"amount_ore" bigint NOT NULL,
	"booked_on" text NOT NULL,
	"bank_reference" text NOT NULL,
	"outcome" text NOT NULL,
	"due_back_ore" bigint NOT NULL,
	"registered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "slip_bookings_bank" UNIQUE("bank_reference")
);
--> statement-breakpoint
CREATE TABLE "slip_payouts" (
	"key" text PRIMARY KEY NOT NULL,
	"payment_id" text NOT NULL,
	"amount_ore" bigint NOT NULL,
	"ordered_at" timestamp with time zone NOT NULL,
	"booked_on" text,
	"bank_reference" text,
	CONSTRAINT "slip_payouts_bank" UNIQUE("bank_reference")
);
--> statement-breakpoint
CREATE TABLE "slips" (
	"payment_id" text PRIMARY KEY NOT NULL,
	"attempt" uuid NOT NULL,
	"type" text NOT NULL,
	"creditor" text NOT NULL,
	"amount_ore" bigint NOT NULL,
	"due_date" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"look_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	CONSTRAINT "slips_attempt_unique" UNIQUE("attempt")
);
--> statement-breakpoint
-- What was called "method" is what the provider says it was paid with; the method is what the citizen chose.
ALTER TABLE "payments" RENAME COLUMN "method" TO "paid_with";--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "method" text DEFAULT 'card' NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "method" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "pay_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payment_movements" ADD COLUMN "cause" text DEFAULT 'before' NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_movements" ALTER COLUMN "cause" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "payment_movements" ADD COLUMN "refund_id" uuid;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "flow" text DEFAULT 'redirect' NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ALTER COLUMN "flow" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "begun_by" text DEFAULT 'session' NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "embedded" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "slip" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "live" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "charge_ore" bigint;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "release_reason" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "close_due_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payment_refunds" ADD CONSTRAINT "payment_refunds_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_reports" ADD CONSTRAINT "payment_reports_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slips" ADD CONSTRAINT "slips_attempt_payments_id_fk" FOREIGN KEY ("attempt") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_reconciliations_at" ON "payment_reconciliations" USING btree ("at");--> statement-breakpoint
CREATE INDEX "payment_refunds_due" ON "payment_refunds" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "payment_reports_open" ON "payment_reports" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX "slip_bookings_payment" ON "slip_bookings" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "slip_payouts_payment" ON "slip_payouts" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "slips_look" ON "slips" USING btree ("look_at");--> statement-breakpoint
CREATE INDEX "payment_movements_at" ON "payment_movements" USING btree ("at");--> statement-breakpoint
CREATE INDEX "payments_release" ON "payments" USING btree ("release_due_at");--> statement-breakpoint
CREATE INDEX "payments_close" ON "payments" USING btree ("close_due_at");--> statement-breakpoint
-- Attempts from before: only the newest of an application may still be paid.
UPDATE "payments" SET "live" = false WHERE EXISTS (
  SELECT 1 FROM "payments" AS later WHERE later."application_id" = "payments"."application_id" AND later."attempt" > "payments"."attempt"
);--> statement-breakpoint
CREATE UNIQUE INDEX "payments_one_live" ON "payments" USING btree ("application_id") WHERE live;--> statement-breakpoint
-- Whatever is written of money in one transaction: the ledger's sums are the payment's amounts when it ends, or it does not.
CREATE FUNCTION payment_sums_hold() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  about uuid := CASE WHEN TG_TABLE_NAME = 'payments' THEN (to_jsonb(NEW)->>'id')::uuid ELSE (to_jsonb(NEW)->>'payment_id')::uuid END;
BEGIN
  IF EXISTS (
    SELECT 1 FROM payments p LEFT JOIN payment_movements m ON m.payment_id = p.id WHERE p.id = about
    GROUP BY p.id HAVING
      p.authorised_ore <> coalesce(sum(m.ore) FILTER (WHERE m.kind = 'authorised'), 0)
      OR p.captured_ore <> coalesce(sum(m.ore) FILTER (WHERE m.kind = 'captured'), 0)
      OR p.refunded_ore <> coalesce(sum(m.ore) FILTER (WHERE m.kind = 'refunded'), 0)
      OR p.cancelled_ore <> coalesce(sum(m.ore) FILTER (WHERE m.kind = 'cancelled'), 0)
  ) THEN
    RAISE EXCEPTION 'the ledger of payment % does not add up to its amounts', about;
  END IF;
  RETURN NULL;
END;
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER payments_sums_hold AFTER INSERT OR UPDATE ON payments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payment_sums_hold();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER payment_movements_sums_hold AFTER INSERT ON payment_movements
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payment_sums_hold();
--> statement-breakpoint
CREATE TRIGGER payment_movements_never_emptied BEFORE TRUNCATE ON payment_movements
  FOR EACH STATEMENT EXECUTE FUNCTION payment_movements_are_append_only();
--> statement-breakpoint
-- What the bank told of slips is evidence too.
CREATE FUNCTION slip_bookings_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'slip_bookings is append-only';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER slip_bookings_append_only BEFORE UPDATE OR DELETE ON slip_bookings
  FOR EACH ROW EXECUTE FUNCTION slip_bookings_are_append_only();
--> statement-breakpoint
CREATE TRIGGER slip_bookings_never_emptied BEFORE TRUNCATE ON slip_bookings
  FOR EACH STATEMENT EXECUTE FUNCTION slip_bookings_are_append_only();
