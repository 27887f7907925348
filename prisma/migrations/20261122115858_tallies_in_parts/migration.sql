-- By hand: what Prisma's schema cannot say.
-- Many traces at once are tallied in parts, and what is joined is worked out once: of tables that a load has just
-- filled PostgreSQL expects a handful of rows, and would work it out again for each trace.
ALTER FUNCTION tally_traces(text[]) RENAME TO tally_some_traces;
CREATE OR REPLACE FUNCTION tally_some_traces(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF ids IS NULL THEN
    RETURN;
  END IF;
  PERFORM 1 FROM traces WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
  DELETE FROM tallies WHERE trace_id = ANY(ids);
  INSERT INTO tallies (trace_id, kind, adjudicated, settled, project_id, system, model, benchmark, outcome, step_count,
    judged, found_by_any, found_by_all, found_by_majority, decisive, achieved, marks, labels, agents)
  WITH votes AS MATERIALIZED (
    SELECT r.trace_id, a.kind, r.adjudicated, bit_or(r.judged) AS judged, bit_or(r.found & r.judged) AS found,
      bit_or(r.judged & ~r.found) AS missed, count(r.achieved) AS answers,
      count(*) FILTER (WHERE r.achieved = 'yes') AS yes, count(*) FILTER (WHERE r.achieved = 'no') AS no,
      ((2 * count(*) FILTER (WHERE r.found & r.judged & 1 <> 0) > count(*) FILTER (WHERE r.judged & 1 <> 0))::int << 0) |
        ((2 * count(*) FILTER (WHERE r.found & r.judged & 2 <> 0) > count(*) FILTER (WHERE r.judged & 2 <> 0))::int << 1) |
        ((2 * count(*) FILTER (WHERE r.found & r.judged & 4 <> 0) > count(*) FILTER (WHERE r.judged & 4 <> 0))::int << 2) |
        ((2 * count(*) FILTER (WHERE r.found & r.judged & 8 <> 0) > count(*) FILTER (WHERE r.judged & 8 <> 0))::int << 3) |
        ((2 * count(*) FILTER (WHERE r.found & r.judged & 16 <> 0) > count(*) FILTER (WHERE r.judged & 16 <> 0))::int << 4) |
        ((2 * count(*) FILTER (WHERE r.found & r.judged & 32 <> 0) > count(*) FILTER (WHERE r.judged & 32 <> 0))::int << 5) |
        ((2 * count(*) FILTER (WHERE r.found & r.judged & 64 <> 0) > count(*) FILTER (WHERE r.judged & 64 <> 0))::int << 6) |
        ((2 * count(*) FILTER (WHERE r.found & r.judged & 128 <> 0) > count(*) FILTER (WHERE r.judged & 128 <> 0))::int << 7) |
        ((2 * count(*) FILTER (WHERE r.found & r.judged & 256 <> 0) > count(*) FILTER (WHERE r.judged & 256 <> 0))::int << 8) |
        ((2 * count(*) FILTER (WHERE r.found & r.judged & 512 <> 0) > count(*) FILTER (WHERE r.judged & 512 <> 0))::int << 9) |
        ((2 * count(*) FILTER (WHERE r.found & r.judged & 1024 <> 0) > count(*) FILTER (WHERE r.judged & 1024 <> 0))::int << 10) |
        ((2 * count(*) FILTER (WHERE r.found & r.judged & 2048 <> 0) > count(*) FILTER (WHERE r.judged & 2048 <> 0))::int << 11) |
        ((2 * count(*) FILTER (WHERE r.found & r.judged & 4096 <> 0) > count(*) FILTER (WHERE r.judged & 4096 <> 0))::int << 12) |
        ((2 * count(*) FILTER (WHERE r.found & r.judged & 8192 <> 0) > count(*) FILTER (WHERE r.judged & 8192 <> 0))::int << 13) AS majority
    FROM reviews r JOIN annotators a ON a.id = r.annotator_id
    WHERE r.trace_id = ANY(ids) AND r.status = 'submitted'
    GROUP BY 1, 2, 3
  ), placed AS MATERIALIZED (
    SELECT r.trace_id, a.kind, r.adjudicated, l.id,
      array_position(ARRAY['1.1', '1.2', '1.3', '1.4', '1.5', '2.1', '2.2', '2.3', '2.4', '2.5', '2.6', '3.1', '3.2', '3.3'], l.mode) - 1 AS place,
      l.agent, l.decisive, min(s.position) AS position
    FROM reviews r JOIN annotators a ON a.id = r.annotator_id
      JOIN labels l ON l.review_id = r.id AND l.withdrawn_at IS NULL AND l.mode IS NOT NULL
      LEFT JOIN segments g ON g.label_id = l.id LEFT JOIN steps s ON s.id = g.first_step_id
    WHERE r.trace_id = ANY(ids) AND r.status = 'submitted'
    GROUP BY 1, 2, 3, 4, 5
  ), modes AS (
    SELECT trace_id, kind, adjudicated, place, count(*) AS labels, bool_or(decisive) AS decisive, min(position) AS position,
      (array_agg(agent ORDER BY agent IS NULL, position NULLS LAST, id))[1] AS agent
    FROM placed GROUP BY 1, 2, 3, 4
  ), marks AS MATERIALIZED (
    SELECT m.trace_id, m.kind, m.adjudicated, coalesce(bit_or(1 << place) FILTER (WHERE decisive), 0) AS decisive,
      string_agg(chr(97 + place) || CASE WHEN position IS NULL THEN '-' WHEN t.step_count < 2 THEN '0'
        ELSE least(9, 10 * position / (t.step_count - 1))::text END, '' ORDER BY position NULLS LAST, place) AS marks,
      json_agg(labels ORDER BY position NULLS LAST, place)::text AS labels,
      json_agg(agent ORDER BY position NULLS LAST, place)::text AS agents
    FROM modes m JOIN traces t ON t.id = m.trace_id GROUP BY 1, 2, 3
  )
  SELECT v.trace_id, v.kind, v.adjudicated,
    NOT v.adjudicated AND EXISTS (SELECT 1 FROM votes o WHERE o.trace_id = v.trace_id AND o.kind = v.kind AND o.adjudicated),
    t.project_id, t.system, t.model, t.benchmark, t.outcome, t.step_count,
    v.judged, v.found, v.found & ~v.missed, v.majority, coalesce(m.decisive, 0),
    CASE WHEN 2 * v.yes > v.answers THEN 'yes' WHEN 2 * v.no > v.answers THEN 'no' WHEN v.answers > 0 THEN 'unclear' END::achieved,
    coalesce(m.marks, ''), coalesce(m.labels, '[]'), coalesce(m.agents, '[]')
  FROM votes v JOIN traces t ON t.id = v.trace_id
    LEFT JOIN marks m ON m.trace_id = v.trace_id AND m.kind = v.kind AND m.adjudicated = v.adjudicated
  WHERE v.judged <> 0;
END $$;
CREATE FUNCTION tally_traces(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  part text[];
BEGIN
  FOR part IN
    SELECT array_agg(id) FROM (
      SELECT id, (row_number() OVER (ORDER BY id) - 1) / 200 AS number FROM unnest(ids) AS one(id)) numbered
    GROUP BY number ORDER BY number
  LOOP
    PERFORM tally_some_traces(part);
  END LOOP;
END $$;
