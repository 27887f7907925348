-- By hand: what Prisma's schema cannot say.
-- As before, but for traces that are themselves going: their tallies go with them, and there is nothing to count.
CREATE OR REPLACE FUNCTION tally_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tally_traces((SELECT array_agg(DISTINCT trace_id) FROM written WHERE status = 'submitted'));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM tally_traces((SELECT array_agg(DISTINCT g.trace_id)
      FROM gone g JOIN traces t ON t.id = g.trace_id WHERE g.status = 'submitted'));
  ELSE
    PERFORM tally_traces((SELECT array_agg(DISTINCT trace_id) FROM (
      SELECT trace_id FROM gone WHERE status = 'submitted' UNION SELECT trace_id FROM written WHERE status = 'submitted') both_sides));
  END IF;
  RETURN NULL;
END $$;
