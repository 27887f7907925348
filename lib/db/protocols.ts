import "server-only";
import type { ProjectScope } from "@/lib/access/scope";
import { newId } from "@/lib/core/ids";
import { db, type Queries } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type Pool, type ProtocolInput, poolSchema } from "@/lib/rounds/protocol-schema";
import type { RoundStatus } from "@/lib/rounds/round-schema";

const fields = {
  id: true,
  name: true,
  annotators: true,
  pool: true,
  perIteration: true,
  threshold: true,
  createdAt: true,
  rounds: {
    orderBy: { iteration: "asc" },
    select: {
      id: true,
      iteration: true,
      status: true,
      openedAt: true,
      traces: {
        orderBy: { position: "asc" },
        select: { trace: { select: { id: true, title: true } }, seats: { select: { state: true, doneAt: true } } },
      },
    },
  },
} satisfies Prisma.ProtocolSelect;

type Stored = Prisma.ProtocolGetPayload<{ select: typeof fields }>;

/** One turn of a protocol: a round of its own. */
export interface Turn {
  readonly round: string;
  readonly iteration: number;
  readonly status: RoundStatus;
  readonly traces: readonly { readonly id: string; readonly title: string }[];
  readonly wanted: number;
  readonly done: number;
  readonly openedAt: Date | null;
  /** When the last review was submitted. */
  readonly lastDoneAt: Date | null;
}

export interface Protocol {
  readonly id: string;
  readonly name: string;
  /** Accounts. */
  readonly annotators: readonly string[];
  readonly pool: Pool;
  readonly perIteration: number;
  readonly threshold: number;
  readonly createdAt: Date;
  readonly turns: readonly Turn[];
}

function toProtocol({ pool, rounds, ...rest }: Stored): Protocol {
  const turns = rounds.map(({ id, iteration, status, openedAt, traces }): Turn => {
    const seats = traces.flatMap((one) => one.seats);
    const done = seats.filter(({ state }) => state === "done");
    const moments = done.flatMap(({ doneAt }) => doneAt ?? []).sort((a, b) => b.getTime() - a.getTime());
    return {
      round: id,
      iteration: iteration ?? 0,
      status,
      openedAt,
      traces: traces.map(({ trace }) => trace),
      wanted: seats.length,
      done: done.length,
      lastDoneAt: moments[0] ?? null,
    };
  });
  return { ...rest, pool: poolSchema.parse(pool), turns };
}

export async function listProtocols(scope: ProjectScope): Promise<Protocol[]> {
  const where = { projectId: scope.projectId };
  const rows = await db().protocol.findMany({ where, orderBy: { createdAt: "desc" }, take: 50, select: fields });
  return rows.map(toProtocol);
}

export async function getProtocol(scope: ProjectScope, id: string): Promise<Protocol | null> {
  const row = await db().protocol.findFirst({ where: { id, projectId: scope.projectId }, select: fields });
  return row && toProtocol(row);
}

export async function insertProtocol(
  queries: Queries,
  { projectId }: ProjectScope<"curate">,
  { name, annotators, pool }: ProtocolInput,
): Promise<string> {
  const id = newId("ptc");
  await queries.protocol.create({ data: { id, projectId, name, annotators: [...annotators], pool } });
  return id;
}

/** Takes back a protocol of which no round could be made. */
export async function deleteProtocol({ projectId }: ProjectScope<"curate">, id: string): Promise<void> {
  await db().protocol.deleteMany({ where: { id, projectId, rounds: { none: {} } } });
}

/** Makes a round the next turn of a protocol; false where another one became that meanwhile. */
export async function placeTurn(
  queries: Queries,
  { projectId }: ProjectScope<"curate">,
  id: string,
  round: string,
  iteration: number,
): Promise<boolean> {
  await queries.$queryRaw`SELECT 1 FROM protocols WHERE id = ${id} AND project_id = ${projectId} FOR UPDATE`;
  if ((await queries.round.count({ where: { protocolId: id, iteration } })) > 0) return false;
  await queries.round.updateMany({ where: { id: round, projectId }, data: { protocolId: id, iteration } });
  return true;
}

/** The members who annotate in a protocol: account, name, and who they are among annotators once they have labelled. */
export async function protocolPeople(
  { projectId }: ProjectScope,
  users: readonly string[],
): Promise<{ readonly user: string; readonly name: string; readonly annotator: string | null }[]> {
  const rows = await db().user.findMany({
    where: { id: { in: [...users] } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, annotators: { where: { projectId }, select: { id: true } } },
  });
  return rows.map(({ id, name, annotators }) => ({ user: id, name, annotator: annotators[0]?.id ?? null }));
}
