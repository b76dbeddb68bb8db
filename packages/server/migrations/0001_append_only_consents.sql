-- A consent event is evidence: nothing changes it or takes it away. Only the members that say who it was may be erased,
-- once, by the retention job; the chain of hashes holds without them.
CREATE FUNCTION consent_events_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.persons IS NULL AND (to_jsonb(NEW) - 'persons') = (to_jsonb(OLD) - 'persons') THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'consent_events is append-only';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER consent_events_append_only BEFORE UPDATE OR DELETE ON consent_events
  FOR EACH ROW EXECUTE FUNCTION consent_events_are_append_only();
