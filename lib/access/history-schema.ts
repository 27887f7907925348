/** The history of a project as its owners read it: filters, pages, and one change. */
import { z } from "zod";
import { changeKinds } from "@/lib/access/changes";
import { idSchema } from "@/lib/core/ids";
import { commaList, last } from "@/lib/core/query-parameters";

const day = z.iso.date();

export const historyFilterSchema = z.object({
  kind: commaList.pipe(z.array(z.enum(changeKinds))),
  /** The account of whoever made the change. */
  person: last.pipe(z.string().max(100).optional()),
  trace: last.pipe(idSchema("trc").optional()),
  /** The first and the last day, in UTC. */
  from: last.pipe(day.optional()),
  until: last.pipe(day.optional()),
});
export type HistoryFilter = Readonly<z.infer<typeof historyFilterSchema>>;

export const historyPageSchema = historyFilterSchema.extend({ cursor: last.pipe(z.string().max(500).optional()) });

const snapshot = z.json().nullable();

export const changeSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  by: z
    .object({ id: z.string(), name: z.string() })
    .nullable()
    .meta({ description: "Null for the installation itself" }),
  kind: z.string(),
  action: z.string(),
  subject: z.string().meta({ description: "The id of what was changed" }),
  /** What the subject is called now, where it has a name. */
  subjectName: z.string().nullable(),
  trace: z.object({ id: z.string(), title: z.string().nullable() }).nullable(),
  before: snapshot.meta({ description: "How it stood; null for something new" }),
  after: snapshot.meta({ description: "How it stands now; null for something gone" }),
});
export type Change = Readonly<z.infer<typeof changeSchema>>;

export const historyAnswerSchema = z.object({ changes: z.array(changeSchema), next: z.string().nullable() });
