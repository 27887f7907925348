/** The counts of each view as somebody would write them who knows this one project: everybody's reviews, majority, nothing to hide. */
const places = Array.from({ length: 14 }, (_, place) => place);
const all = (of: (place: number) => string, between = ", ") => places.map(of).join(between);

/** Findings of every mode a trace, as fourteen sums of votes. */
const votes = `SELECT trace_id, count(*) AS n, ${all((m) => `sum((found >> ${m}) & 1) AS m${m}`)}
  FROM reviews WHERE project_id = $1 AND status = 'submitted' GROUP BY trace_id`;
const counts = all((m) => `count(*) FILTER (WHERE 2 * m${m} > n)`);
// Parentheses, as PostgreSQL reads << and | from left to right.
const mask = all((m) => `((2 * m${m} > n)::int << ${m})`, " | ");

/** Labels that support a finding, each with the step where it begins. */
const supporting = `
  SELECT v.trace_id, l.mode, l.agent, l.decisive, l.id, g.first_step_id
  FROM (SELECT trace_id, ${mask} AS found FROM (${votes}) votes) v
  JOIN reviews r ON r.trace_id = v.trace_id AND r.status = 'submitted'
  JOIN labels l ON l.review_id = r.id AND l.withdrawn_at IS NULL
  JOIN segments g ON g.label_id = l.id
  WHERE (v.found >> (array_position(ARRAY['1.1','1.2','1.3','1.4','1.5','2.1','2.2','2.3','2.4','2.5','2.6','3.1','3.2','3.3'], l.mode) - 1)) & 1 = 1`;

/** The first counts within one system. */
export const ofSystem = `SELECT count(*), ${counts} FROM (${votes.replace(
  "GROUP BY",
  "AND trace_id IN (SELECT id FROM traces WHERE project_id = $1 AND system = 'System 3') GROUP BY",
)}) v`;

export const handWritten = {
  overview: `SELECT count(*), ${counts} FROM (${votes}) v`,
  system: `SELECT t.system, count(*), sum(t.step_count), ${counts} FROM (${votes}) v JOIN traces t ON t.id = v.trace_id GROUP BY 1`,
  outcome: `SELECT t.outcome, count(*), ${counts} FROM (${votes}) v JOIN traces t ON t.id = v.trace_id GROUP BY 1`,
  pairs: `SELECT found, count(*) FROM (SELECT ${mask} AS found FROM (${votes}) v) m GROUP BY 1`,
  labels: `SELECT l.mode, count(*) FROM labels l JOIN reviews r ON r.id = l.review_id
    WHERE r.project_id = $1 AND r.status = 'submitted' AND l.withdrawn_at IS NULL GROUP BY 1`,
  agent: `SELECT agent, mode, count(*) FROM (
    SELECT DISTINCT ON (x.trace_id, x.mode) x.mode, x.agent FROM (${supporting}) x JOIN steps s ON s.id = x.first_step_id
    ORDER BY x.trace_id, x.mode, s.position, x.id) first GROUP BY 1, 2`,
  position: `SELECT tenth, mode, count(*) FROM (
    SELECT x.mode, least(9, 10 * min(s.position) / (t.step_count - 1)) AS tenth
    FROM (${supporting}) x JOIN steps s ON s.id = x.first_step_id JOIN traces t ON t.id = x.trace_id
    GROUP BY x.trace_id, x.mode, t.step_count) placed GROUP BY 1, 2`,
  decisive: `SELECT mode, count(DISTINCT trace_id) FROM (${supporting}) x WHERE decisive GROUP BY 1`,
  list: `SELECT r.trace_id, l.*, g.*, s.text FROM reviews r JOIN labels l ON l.review_id = r.id AND l.mode = '2.6'
    JOIN segments g ON g.label_id = l.id JOIN steps s ON s.id = g.first_step_id
    WHERE r.project_id = $1 AND r.status = 'submitted' ORDER BY r.trace_id, l.id LIMIT 51`,
} as const;
