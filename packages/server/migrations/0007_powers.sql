CREATE TABLE "power_events" (
	"power_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"type" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" text,
	CONSTRAINT "power_events_power_id_position_pk" PRIMARY KEY("power_id","position")
);
--> statement-breakpoint
CREATE TABLE "powers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"written_by" text NOT NULL,
	"giver_kind" text NOT NULL,
	"giver_id" text NOT NULL,
	"giver_name" text,
	"receiver_kind" text NOT NULL,
	"receiver_id" text NOT NULL,
	"receiver_name" text,
	"other_name" text,
	"scope" text NOT NULL,
	"level" text NOT NULL,
	"valid_from" text NOT NULL,
	"valid_to" text,
	"status" text NOT NULL,
	"sameness" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "identity" text;--> statement-breakpoint
ALTER TABLE "power_events" ADD CONSTRAINT "power_events_power_id_powers_id_fk" FOREIGN KEY ("power_id") REFERENCES "public"."powers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "powers_once" ON "powers" USING btree ("sameness") WHERE status in ('requested', 'active');--> statement-breakpoint
CREATE INDEX "powers_giver" ON "powers" USING btree ("giver_id");--> statement-breakpoint
CREATE INDEX "powers_receiver" ON "powers" USING btree ("receiver_id");--> statement-breakpoint
-- What happened to a power of attorney is evidence: nothing changes it or takes it away. Only who it was may be erased.
CREATE FUNCTION power_events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.actor_id IS NULL AND (to_jsonb(NEW) - 'actor_id') = (to_jsonb(OLD) - 'actor_id') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'power_events is append-only';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER power_events_append_only BEFORE UPDATE OR DELETE ON power_events
  FOR EACH ROW EXECUTE FUNCTION power_events_are_append_only();
