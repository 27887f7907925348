-- Counted anew below.
TRUNCATE TABLE "tallies";

-- AlterTable
ALTER TABLE "tallies" DROP COLUMN "benchmark",
DROP COLUMN "decisive",
DROP COLUMN "marks",
DROP COLUMN "model",
DROP COLUMN "outcome",
DROP COLUMN "step_count",
DROP COLUMN "system",
DROP COLUMN "labels",
ADD COLUMN     "labels" BYTEA NOT NULL;

-- CreateTable
CREATE TABLE "trace_changes" (
    "project_id" TEXT NOT NULL,
    "written" BIGINT NOT NULL,
    "trace_id" TEXT NOT NULL,

    CONSTRAINT "trace_changes_pkey" PRIMARY KEY ("project_id","written","trace_id")
);

-- AddForeignKey
ALTER TABLE "trace_changes" ADD CONSTRAINT "trace_changes_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- By hand: what Prisma's schema cannot say.
-- What is noted is forgotten a million transactions later (lib/db/project-columns.ts), some of it whenever more is noted,
-- and never waits for who forgets the same.
CREATE FUNCTION tally_note(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO trace_changes (project_id, written, trace_id)
  SELECT project_id, pg_current_xact_id()::text::bigint, id FROM traces WHERE id = ANY(ids)
  ON CONFLICT DO NOTHING;
  DELETE FROM trace_changes WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM trace_changes
    WHERE project_id = (SELECT project_id FROM traces WHERE id = ids[1])
      AND written < pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1000000
    LIMIT 1000 FOR UPDATE SKIP LOCKED));
END $$;

-- As before, but for the labels: one by one instead of mode by mode, without the facts of the trace.
CREATE OR REPLACE FUNCTION tally_some_traces(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF ids IS NULL THEN
    RETURN;
  END IF;
  PERFORM 1 FROM traces WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
  DELETE FROM tallies WHERE trace_id = ANY(ids);
  INSERT INTO tallies (trace_id, kind, adjudicated, settled, project_id,
    judged, found_by_any, found_by_all, found_by_majority, achieved, labels, agents)
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
  ), named AS MATERIALIZED (
    SELECT trace_id, kind, adjudicated,
      coalesce(array_agg(DISTINCT agent ORDER BY agent) FILTER (WHERE agent IS NOT NULL), '{}') AS agents
    FROM placed GROUP BY 1, 2, 3
  ), said AS MATERIALIZED (
    -- Four bytes a label: its mode's place, in which tenth of the run it begins (10: in none), whether it is decisive, its agent.
    SELECT p.trace_id, p.kind, p.adjudicated, n.agents, string_agg(int4send(
      p.place
      | (CASE WHEN p.position IS NULL THEN 10 WHEN t.step_count < 2 THEN 0
          ELSE least(9, 10 * p.position / (t.step_count - 1)) END << 4)
      | (p.decisive::int << 8)
      | (coalesce(array_position(n.agents, p.agent), 0) << 9)), '' ORDER BY p.position NULLS LAST, p.place, p.id) AS labels
    FROM placed p JOIN traces t ON t.id = p.trace_id
      JOIN named n ON n.trace_id = p.trace_id AND n.kind = p.kind AND n.adjudicated = p.adjudicated
    GROUP BY 1, 2, 3, 4
  )
  SELECT v.trace_id, v.kind, v.adjudicated,
    NOT v.adjudicated AND EXISTS (SELECT 1 FROM votes o WHERE o.trace_id = v.trace_id AND o.kind = v.kind AND o.adjudicated),
    t.project_id, v.judged, v.found, v.found & ~v.missed, v.majority,
    CASE WHEN 2 * v.yes > v.answers THEN 'yes' WHEN 2 * v.no > v.answers THEN 'no' WHEN v.answers > 0 THEN 'unclear' END::achieved,
    coalesce(s.labels, ''), coalesce(array_to_json(s.agents)::text, '[]')
  FROM votes v JOIN traces t ON t.id = v.trace_id
    LEFT JOIN said s ON s.trace_id = v.trace_id AND s.kind = v.kind AND s.adjudicated = v.adjudicated
  WHERE v.judged <> 0;
  PERFORM tally_note(ids);
END $$;

-- A trace that comes, changes or goes is noted too; one that goes with its project is not.
CREATE FUNCTION tally_note_trace() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO trace_changes (project_id, written, trace_id)
    SELECT id, pg_current_xact_id()::text::bigint, OLD.id FROM projects WHERE id = OLD.project_id
    ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO trace_changes (project_id, written, trace_id)
    VALUES (NEW.project_id, pg_current_xact_id()::text::bigint, NEW.id)
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tally_trace_added AFTER INSERT ON traces FOR EACH ROW EXECUTE FUNCTION tally_note_trace();
CREATE TRIGGER tally_trace_gone AFTER DELETE ON traces FOR EACH ROW EXECUTE FUNCTION tally_note_trace();
CREATE TRIGGER tally_trace_changed
  AFTER UPDATE OF system, model, benchmark, outcome, import_id, metadata, step_count, created_at ON traces
  FOR EACH ROW EXECUTE FUNCTION tally_note_trace();

DROP TRIGGER tally_trace_facts ON traces;
DROP TRIGGER tally_trace_steps ON traces;
CREATE OR REPLACE FUNCTION tally_trace() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM tallies WHERE trace_id = NEW.id) THEN
    PERFORM tally_traces(ARRAY[NEW.id]);
  END IF;
  RETURN NULL;
END $$;
-- Whoever writes a run's steps again says their number then, even where it is the same.
CREATE TRIGGER tally_trace_steps AFTER UPDATE OF step_count ON traces FOR EACH ROW EXECUTE FUNCTION tally_trace();

-- What there is already.
DO $$
DECLARE part record;
BEGIN
  FOR part IN
    SELECT array_agg(trace_id) AS ids FROM (
      SELECT trace_id, row_number() OVER (ORDER BY trace_id) / 10000 AS number
      FROM (SELECT DISTINCT trace_id FROM reviews WHERE status = 'submitted') read) numbered
    GROUP BY number
  LOOP
    PERFORM tally_traces(part.ids);
  END LOOP;
END $$;
