CREATE TABLE "applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid,
	"reference" text NOT NULL,
	"solution" text NOT NULL,
	"definition_version" text NOT NULL,
	"state" text NOT NULL,
	"language" text NOT NULL,
	"actor" text NOT NULL,
	"subject" text NOT NULL,
	"representation" text,
	"answers" text,
	"answers_hash" text NOT NULL,
	"answers_salt" text,
	"order" text NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone,
	"hand_over" bigint,
	"handed_over_at" timestamp with time zone,
	"erased_at" timestamp with time zone,
	CONSTRAINT "applications_reference_unique" UNIQUE("reference"),
	CONSTRAINT "applications_hand_over_unique" UNIQUE("hand_over")
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"name" text PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachment_contents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"content" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid,
	"draft_id" uuid,
	"application_id" uuid,
	"field" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"scan" text NOT NULL,
	"stored_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"application_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"consent_id" uuid NOT NULL,
	"type" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"text" text NOT NULL,
	"channel" text NOT NULL,
	"party" text NOT NULL,
	"valid_until" timestamp with time zone,
	"persons" text,
	"persons_hash" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "consent_events_chain" UNIQUE("application_id","position")
);
--> statement-breakpoint
CREATE TABLE "definitions" (
	"solution" text NOT NULL,
	"version" text NOT NULL,
	"definition" text NOT NULL,
	"sha256" text NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "definitions_solution_version_pk" PRIMARY KEY("solution","version")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"solution" text NOT NULL,
	"definition_version" text NOT NULL,
	"version" integer NOT NULL,
	"inputs" text NOT NULL,
	"step" text,
	"language" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drafts_one_per_solution" UNIQUE("session_id","solution")
);
--> statement-breakpoint
CREATE TABLE "follow_up_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"solution" text NOT NULL,
	"definition_version" text NOT NULL,
	"visit" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"step" text,
	"field" text,
	"rule" text,
	"language" text
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"body" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"kind" text NOT NULL,
	"resource_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "links_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"actor" text NOT NULL,
	"on_behalf_of" text,
	"representation" text,
	"shared" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_events" ADD CONSTRAINT "consent_events_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "applications_session" ON "applications" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "applications_state" ON "applications" USING btree ("state");--> statement-breakpoint
CREATE INDEX "attachments_draft" ON "attachments" USING btree ("draft_id");--> statement-breakpoint
CREATE INDEX "attachments_application" ON "attachments" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "consent_events_consent" ON "consent_events" USING btree ("consent_id");--> statement-breakpoint
CREATE INDEX "drafts_expiry" ON "drafts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "follow_up_events_solution" ON "follow_up_events" USING btree ("solution","at");--> statement-breakpoint
CREATE INDEX "links_resource" ON "links" USING btree ("kind","resource_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");