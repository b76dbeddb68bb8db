CREATE TABLE "draft_guests" (
	"draft_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_guests_draft_id_session_id_pk" PRIMARY KEY("draft_id","session_id")
);
--> statement-breakpoint
ALTER TABLE "drafts" DROP CONSTRAINT "drafts_session_id_sessions_id_fk";
--> statement-breakpoint
ALTER TABLE "drafts" ALTER COLUMN "session_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "code_hash" text;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "wrong_tries" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "paused_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "draft_guests" ADD CONSTRAINT "draft_guests_draft_id_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."drafts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_guests" ADD CONSTRAINT "draft_guests_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_guests_session" ON "draft_guests" USING btree ("session_id");--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE set null ON UPDATE no action;