CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"application_id" uuid NOT NULL,
	"receipt_id" uuid,
	"payload" text,
	"state" text DEFAULT 'waiting' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"claimed_until" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"provider_id" text,
	CONSTRAINT "outbox_key_unique" UNIQUE("key"),
	CONSTRAINT "outbox_kind" CHECK ("outbox"."kind" in ('digital-post', 'nemsms')),
	CONSTRAINT "outbox_state" CHECK ("outbox"."state" in ('waiting', 'sending', 'sent', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "application_status" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" bigserial NOT NULL,
	"application_id" uuid NOT NULL,
	"status" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"waiting_for" text,
	"expected_by" date,
	"note" text,
	"decision" text,
	"idempotency_key" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "application_status_key" UNIQUE("application_id","idempotency_key"),
	CONSTRAINT "application_status_value" CHECK ("application_status"."status" in ('created', 'processing', 'decided', 'closed', 'rejected')),
	CONSTRAINT "application_status_waiting_for" CHECK ("application_status"."waiting_for" in ('citizen', 'authority', 'third-party'))
);
--> statement-breakpoint
ALTER TABLE "receipt_keys" ADD COLUMN "not_before" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "receipt_keys" ADD COLUMN "not_after" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "receipt_keys" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "receipt_keys" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "receipts" ADD COLUMN "verify_code_hash" text;--> statement-breakpoint
ALTER TABLE "staff_actions" ADD COLUMN "outbox_id" uuid;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_receipt_id_receipts_id_fk" FOREIGN KEY ("receipt_id") REFERENCES "public"."receipts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_status" ADD CONSTRAINT "application_status_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "outbox_application" ON "outbox" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "outbox_receipt" ON "outbox" USING btree ("receipt_id");--> statement-breakpoint
CREATE INDEX "application_status_application" ON "application_status" USING btree ("application_id","position");--> statement-breakpoint
ALTER TABLE "staff_actions" ADD CONSTRAINT "staff_actions_outbox_id_outbox_id_fk" FOREIGN KEY ("outbox_id") REFERENCES "public"."outbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_verify_code_hash_unique" UNIQUE("verify_code_hash");--> statement-breakpoint
-- What the authority said of a case is evidence. Only its words may be erased, with the answers of the application.
CREATE FUNCTION application_status_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.note IS NULL AND NEW.decision IS NULL
    AND (to_jsonb(NEW) - 'note' - 'decision') = (to_jsonb(OLD) - 'note' - 'decision') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'application_status is append-only';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER application_status_append_only BEFORE UPDATE OR DELETE ON application_status
  FOR EACH ROW EXECUTE FUNCTION application_status_is_append_only();
--> statement-breakpoint
CREATE TRIGGER application_status_never_emptied BEFORE TRUNCATE ON application_status
  FOR EACH STATEMENT EXECUTE FUNCTION application_status_is_append_only();
