CREATE TABLE "payment_events" (
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "payment_events_provider_event_id_pk" PRIMARY KEY("provider","event_id")
);
--> statement-breakpoint
CREATE TABLE "payment_movements" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"payment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"ore" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"intent_key" text NOT NULL,
	"provider" text NOT NULL,
	"provider_id" text,
	"redirect_url" text,
	"order" text NOT NULL,
	"authorised_ore" bigint DEFAULT 0 NOT NULL,
	"captured_ore" bigint DEFAULT 0 NOT NULL,
	"refunded_ore" bigint DEFAULT 0 NOT NULL,
	"cancelled_ore" bigint DEFAULT 0 NOT NULL,
	"facts" text NOT NULL,
	"method" text,
	"transaction_id" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"authorised_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	"reads" integer DEFAULT 0 NOT NULL,
	"next_read_at" timestamp with time zone NOT NULL,
	"next_poll_at" timestamp with time zone,
	"charge_due_at" timestamp with time zone,
	"release_due_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "payments_attempt" UNIQUE("application_id","attempt"),
	CONSTRAINT "payments_intent" UNIQUE("application_id","intent_key"),
	CONSTRAINT "payments_provider" UNIQUE("provider","provider_id")
);
--> statement-breakpoint
CREATE TABLE "receipt_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"jwk" text NOT NULL,
	"since" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"receipt" text NOT NULL,
	"jws" text,
	"issued_at" timestamp with time zone NOT NULL,
	"linked_at" timestamp with time zone,
	CONSTRAINT "receipts_application_id_unique" UNIQUE("application_id")
);
--> statement-breakpoint
ALTER TABLE "payment_movements" ADD CONSTRAINT "payment_movements_payment_id_payments_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "payment_events_payment" ON "payment_events" USING btree ("provider","provider_id");--> statement-breakpoint
CREATE INDEX "payment_movements_payment" ON "payment_movements" USING btree ("payment_id");--> statement-breakpoint
CREATE INDEX "payments_poll" ON "payments" USING btree ("next_poll_at");--> statement-breakpoint
CREATE INDEX "payments_charge" ON "payments" USING btree ("charge_due_at");--> statement-breakpoint
-- The ledger of money is evidence: what was learned is never changed or taken away, only followed by another line.
CREATE FUNCTION payment_movements_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'payment_movements is append-only';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER payment_movements_append_only BEFORE UPDATE OR DELETE ON payment_movements
  FOR EACH ROW EXECUTE FUNCTION payment_movements_are_append_only();
