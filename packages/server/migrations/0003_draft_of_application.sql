ALTER TABLE "applications" ADD COLUMN "draft_id" uuid;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_draft_id_unique" UNIQUE("draft_id");