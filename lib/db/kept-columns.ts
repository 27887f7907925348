import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { db, type Queries } from "@/lib/db/client";
import {
  type ExtraDimension,
  extraOf,
  type NeededColumns,
  readChanges,
  readColumns,
  readDimension,
  readEverything,
} from "@/lib/db/project-columns";
import type { TallyChoice } from "@/lib/db/tallies";
import type { Dimension } from "@/lib/insights/dimensions";
import type { ProjectColumns } from "@/lib/insights/project-columns";

/** Dimensions beyond the facts that are kept of one project, but for those that are asked for at one time. */
const mostExtras = 8;

/** The columns of one project, brought up to date before each use (docs/decisions/027). */
class KeptProject {
  columns: ProjectColumns | null = null;
  private snapshot = "";
  /** The dimensions that somebody asked for. */
  private extras = new Set<ExtraDimension>();
  /** Those that the next reading is for. */
  private asked = new Set<ExtraDimension>();
  private running: Promise<unknown> = Promise.resolve();
  private next: Promise<ProjectColumns> | null = null;

  /** As everything that was committed before this call has left them, or something later. */
  fresh(scope: ProjectScope, by: Dimension | null): Promise<ProjectColumns> {
    const extra = extraOf(by);
    if (extra !== null) this.asked.add(extra);
    // A reading under way may have begun before what the caller knows of: the next one serves all who come meanwhile.
    this.next ??= this.running.then(() => {
      const reading = this.read(scope);
      this.running = reading.catch(() => undefined);
      this.next = null;
      return reading;
    });
    return this.next;
  }

  private async read(scope: ProjectScope): Promise<ProjectColumns> {
    const waiting = this.asked;
    this.asked = new Set();
    this.extras = new Set([...this.extras, ...waiting]);
    if (this.extras.size > mostExtras && waiting.size > 0) {
      // New columns, not fewer in these: views that are about to count go on with those that they were given.
      this.extras = waiting;
      this.columns = null;
    }
    const extras = [...this.extras];
    const known = extras.filter((extra) => this.columns?.dimensions.has(extra));
    const whole = this.columns !== null && known.length === extras.length;
    return (whole ? await this.update(db(), scope, extras) : null) ?? (await this.readMore(scope, extras, known));
  }

  /** What changed, put in; null where that can no longer be told. */
  private async update(queries: Queries, scope: ProjectScope, extras: readonly ExtraDimension[]) {
    const { columns } = this;
    const changes = columns && (await readChanges(queries, scope, this.snapshot, extras));
    if (!changes) return null;
    changes.put(columns);
    this.snapshot = changes.snapshot;
    return columns;
  }

  /** Everything anew, or dimensions that nobody asked for before: several statements that have to tell of one moment. */
  private readMore(scope: ProjectScope, extras: readonly ExtraDimension[], known: readonly ExtraDimension[]) {
    return db().$transaction(
      async (queries) => {
        const updated = await this.update(queries, scope, known);
        const { columns, snapshot } = updated
          ? { columns: updated, snapshot: this.snapshot }
          : await readEverything(queries, scope);
        for (const extra of extras) {
          if (!columns.dimensions.has(extra)) (await readDimension(queries, scope, extra))(columns);
        }
        this.columns = columns;
        this.snapshot = snapshot;
        return columns;
      },
      { isolationLevel: "RepeatableRead", timeout: 60_000, maxWait: 10_000 },
    );
  }
}

/** The columns of the projects that were looked at last, as many as fit into so many bytes; the very last whatever it takes. */
export class ColumnKeeper {
  /** By id, the latest last. */
  private readonly projects = new Map<string, KeptProject>();

  constructor(private readonly most: number) {}

  /** For callers to whom nothing is hidden: what is kept is what everybody said. */
  async fresh(scope: ProjectScope, by: Dimension | null): Promise<ProjectColumns> {
    const project = this.projects.get(scope.projectId) ?? new KeptProject();
    this.projects.delete(scope.projectId);
    this.projects.set(scope.projectId, project);
    const columns = await project.fresh(scope, by);
    this.makeRoom();
    return columns;
  }

  get bytes(): number {
    return [...this.projects.values()].reduce((sum, { columns }) => sum + (columns?.bytes ?? 0), 0);
  }

  private makeRoom(): void {
    for (const id of this.projects.keys()) {
      if (this.projects.size <= 1 || this.bytes <= this.most) return;
      this.projects.delete(id);
    }
  }
}

/** Room for some 700,000 traces with ten labels each. */
const mostBytes = 128 * 2 ** 20;

// On the global object because the development server reloads modules.
const kept = globalThis as { topmastColumns?: ColumnKeeper };

/** What a view counts: kept, or read for it alone where things are hidden from the caller. */
export async function columnsFor(
  scope: ProjectScope,
  { blind }: TallyChoice,
  needed: NeededColumns,
): Promise<ProjectColumns> {
  if (blind) return readColumns(db(), scope, needed);
  kept.topmastColumns ??= new ColumnKeeper(mostBytes);
  return kept.topmastColumns.fresh(scope, needed.by);
}
