CREATE TABLE "consent_cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"request" text NOT NULL,
	"required" text NOT NULL,
	"count" integer,
	"when_refused" text NOT NULL,
	"status" text NOT NULL,
	"deadline" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "consent_chains" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_key" text,
	"position" integer NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "consent_chains_subject_key_unique" UNIQUE("subject_key")
);
--> statement-breakpoint
CREATE TABLE "consent_texts" (
	"solution" text NOT NULL,
	"id" text NOT NULL,
	"version" text NOT NULL,
	"sha256" text NOT NULL,
	"document" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "consent_texts_solution_id_version_sha256_pk" PRIMARY KEY("solution","id","version","sha256")
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"chain" uuid NOT NULL,
	"application_id" uuid NOT NULL,
	"case_id" uuid,
	"solution" text NOT NULL,
	"party" text NOT NULL,
	"label" text,
	"subject_key" text,
	"person_key" text,
	"actor_key" text,
	"text" text NOT NULL,
	"text_id" text NOT NULL,
	"document" text,
	"state" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"valid_until" timestamp with time zone,
	"reason" text,
	"reminded_at" timestamp with time zone,
	"reminder_due_at" timestamp with time zone,
	CONSTRAINT "consents_party" UNIQUE("case_id","party"),
	CONSTRAINT "consents_person" UNIQUE("case_id","person_key"),
	CONSTRAINT "consents_actor" UNIQUE("case_id","actor_key")
);
--> statement-breakpoint
CREATE TABLE "webhook_outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"next_try_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_status" integer,
	"delivered_at" timestamp with time zone,
	"dead_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "consent_events" DROP CONSTRAINT "consent_events_chain";--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "waiting_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consent_events" ADD COLUMN "chain" uuid;--> statement-breakpoint
ALTER TABLE "consent_events" ADD COLUMN "format" integer;--> statement-breakpoint
-- Events from before: their chain was their application, and stays so. Nothing else about them changes, so the trigger
-- that keeps them is only asleep for the two new columns.
ALTER TABLE "consent_events" DISABLE TRIGGER "consent_events_append_only";--> statement-breakpoint
UPDATE "consent_events" SET "chain" = "application_id", "format" = 1;--> statement-breakpoint
ALTER TABLE "consent_events" ENABLE TRIGGER "consent_events_append_only";--> statement-breakpoint
ALTER TABLE "consent_events" ALTER COLUMN "chain" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "consent_events" ALTER COLUMN "format" SET NOT NULL;--> statement-breakpoint
INSERT INTO "consent_chains" ("id", "position", "hash")
  SELECT DISTINCT ON ("chain") "chain", "position", "hash" FROM "consent_events" ORDER BY "chain", "position" DESC;--> statement-breakpoint
INSERT INTO "consents" ("id", "chain", "application_id", "solution", "party", "text", "text_id", "state", "asked_at", "answered_at", "valid_until")
  SELECT DISTINCT ON (e."consent_id") e."consent_id", e."chain", e."application_id", a."solution", e."party", e."text",
    (e."text"::jsonb)->>'id', e."type", e."at", e."at", e."valid_until"
  FROM "consent_events" e JOIN "applications" a ON a."id" = e."application_id"
  ORDER BY e."consent_id", e."position" DESC;--> statement-breakpoint
ALTER TABLE "consent_cases" ADD CONSTRAINT "consent_cases_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_chain_consent_chains_id_fk" FOREIGN KEY ("chain") REFERENCES "public"."consent_chains"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_case_id_consent_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."consent_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_cases_application" ON "consent_cases" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "consent_cases_deadline" ON "consent_cases" USING btree ("deadline");--> statement-breakpoint
CREATE INDEX "consents_subject" ON "consents" USING btree ("subject_key");--> statement-breakpoint
CREATE INDEX "consents_number" ON "consents" USING btree ("person_key");--> statement-breakpoint
CREATE INDEX "consents_application" ON "consents" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "consents_chain" ON "consents" USING btree ("chain");--> statement-breakpoint
CREATE INDEX "consents_validity" ON "consents" USING btree ("state","valid_until");--> statement-breakpoint
CREATE INDEX "consents_reminder" ON "consents" USING btree ("reminder_due_at");--> statement-breakpoint
CREATE INDEX "webhook_outbox_due" ON "webhook_outbox" USING btree ("next_try_at");--> statement-breakpoint
CREATE INDEX "consent_events_application" ON "consent_events" USING btree ("application_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_events_one_answer" ON "consent_events" USING btree ("consent_id") WHERE type in ('given', 'refused');--> statement-breakpoint
CREATE UNIQUE INDEX "consent_events_once" ON "consent_events" USING btree ("consent_id","type") WHERE type <> 'renewed';--> statement-breakpoint
ALTER TABLE "consent_events" ADD CONSTRAINT "consent_events_place" UNIQUE("chain","position");