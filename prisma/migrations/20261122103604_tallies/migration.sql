-- CreateTable
CREATE TABLE "tallies" (
    "trace_id" TEXT NOT NULL,
    "kind" "annotator_kind" NOT NULL,
    "adjudicated" BOOLEAN NOT NULL,
    "project_id" TEXT NOT NULL,
    "settled" BOOLEAN NOT NULL,
    "system" TEXT,
    "model" TEXT,
    "benchmark" TEXT,
    "outcome" "outcome",
    "step_count" INTEGER NOT NULL,
    "judged" INTEGER NOT NULL,
    "found_by_any" INTEGER NOT NULL,
    "found_by_all" INTEGER NOT NULL,
    "found_by_majority" INTEGER NOT NULL,
    "achieved" "achieved",
    "decisive" INTEGER NOT NULL,
    "marks" TEXT NOT NULL,
    "labels" TEXT NOT NULL,
    "agents" TEXT NOT NULL,

    CONSTRAINT "tallies_pkey" PRIMARY KEY ("trace_id","kind","adjudicated")
);

-- CreateIndex
CREATE INDEX "tallies_project_id_kind_idx" ON "tallies"("project_id", "kind");

-- CreateIndex
CREATE INDEX "traces_project_id_system_idx" ON "traces"("project_id", "system");

-- CreateIndex
CREATE INDEX "traces_project_id_model_idx" ON "traces"("project_id", "model");

-- CreateIndex
CREATE INDEX "traces_project_id_benchmark_idx" ON "traces"("project_id", "benchmark");

-- AddForeignKey
ALTER TABLE "tallies" ADD CONSTRAINT "tallies_trace_id_fkey" FOREIGN KEY ("trace_id") REFERENCES "traces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- By hand: what Prisma's schema cannot say.
-- Tallies are counted anew by whatever writes reviews, labels or their segments, so that no way of writing can forget to.
-- The traces are locked in the order of their ids: of two who submit at once the second sees the first.
CREATE FUNCTION tally_traces(ids text[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF ids IS NULL THEN
    RETURN;
  END IF;
  PERFORM 1 FROM traces WHERE id = ANY(ids) ORDER BY id FOR NO KEY UPDATE;
  DELETE FROM tallies WHERE trace_id = ANY(ids);
  INSERT INTO tallies (trace_id, kind, adjudicated, settled, project_id, system, model, benchmark, outcome, step_count,
    judged, found_by_any, found_by_all, found_by_majority, decisive, achieved, marks, labels, agents)
  WITH votes AS (
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
  ), placed AS (
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
  ), marks AS (
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

-- Of the traces that a statement wrote reviews of: drafts count for nothing.
CREATE FUNCTION tally_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM tally_traces((SELECT array_agg(DISTINCT trace_id) FROM written WHERE status = 'submitted'));
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM tally_traces((SELECT array_agg(DISTINCT trace_id) FROM gone WHERE status = 'submitted'));
  ELSE
    PERFORM tally_traces((SELECT array_agg(DISTINCT trace_id) FROM (
      SELECT trace_id FROM gone WHERE status = 'submitted' UNION SELECT trace_id FROM written WHERE status = 'submitted') both_sides));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tally_reviews_added AFTER INSERT ON reviews REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tally_reviews();
CREATE TRIGGER tally_reviews_changed AFTER UPDATE ON reviews REFERENCING OLD TABLE AS gone NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tally_reviews();
CREATE TRIGGER tally_reviews_gone AFTER DELETE ON reviews REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tally_reviews();

-- Labels are withdrawn, not deleted: they go with their review. Files bring labels after the submitted reviews they are of.
CREATE FUNCTION tally_labels() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tally_traces((SELECT array_agg(DISTINCT r.trace_id)
    FROM written l JOIN reviews r ON r.id = l.review_id WHERE r.status = 'submitted'));
  RETURN NULL;
END $$;
CREATE TRIGGER tally_labels_added AFTER INSERT ON labels REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tally_labels();
CREATE TRIGGER tally_labels_changed AFTER UPDATE ON labels REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tally_labels();

CREATE FUNCTION tally_segments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tally_traces((SELECT array_agg(DISTINCT r.trace_id)
    FROM written g JOIN labels l ON l.id = g.label_id JOIN reviews r ON r.id = l.review_id WHERE r.status = 'submitted'));
  RETURN NULL;
END $$;
CREATE TRIGGER tally_segments_added AFTER INSERT ON segments REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tally_segments();
CREATE TRIGGER tally_segments_changed AFTER UPDATE ON segments REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION tally_segments();

CREATE FUNCTION tally_trace() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_ARGV[0] = 'facts' THEN
    UPDATE tallies SET system = NEW.system, model = NEW.model, benchmark = NEW.benchmark, outcome = NEW.outcome
    WHERE trace_id = NEW.id;
  ELSIF EXISTS (SELECT 1 FROM tallies WHERE trace_id = NEW.id) THEN
    PERFORM tally_traces(ARRAY[NEW.id]);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER tally_trace_facts AFTER UPDATE OF system, model, benchmark, outcome ON traces FOR EACH ROW
  WHEN ((OLD.system, OLD.model, OLD.benchmark, OLD.outcome) IS DISTINCT FROM (NEW.system, NEW.model, NEW.benchmark, NEW.outcome))
  EXECUTE FUNCTION tally_trace('facts');
-- Whoever writes a run's steps again says their number then, even where it is the same.
CREATE TRIGGER tally_trace_steps AFTER UPDATE OF step_count ON traces FOR EACH ROW EXECUTE FUNCTION tally_trace('steps');

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
