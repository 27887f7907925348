/** The table of labels that MAST's authors published (annotations.csv): a run a row, a name of the early list a column. */
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { reject, type TextFormat } from "@/lib/traces/format";
import { type Flag, humanReview, keptOfLabels, type LabelRow, rowTrace } from "@/lib/traces/formats/masft-labels";

const opening = /^\uFEFF?MultiAgentSystem Name,Task ID/;

/** Columns before the flags: system, task, address, note, solved, chosen as an example, and an empty one. */
const columnsBefore = 7;

const tableSchema = z.array(z.array(z.string()));

export const masftTable: TextFormat = {
  name: "masft-table",
  title: "MAST authors' table of human labels (CSV), without the runs",
  unit: "text",
  detect: ({ head }) => opening.test(head),
  *parse(text) {
    if (!opening.test(text)) {
      yield reject('The table begins with other columns than "MultiAgentSystem Name" and "Task ID".');
      return;
    }
    const [head = [], ...rows] = tableSchema.parse(parse(text, { bom: true, relax_column_count: true }));
    const names = head.slice(columnsBefore);
    for (const cells of rows) {
      const [system = "", task = "", address = "", note = "", solved = "", example = ""] = cells;
      const row: LabelRow = { system, task, address, solved };
      if (system === "" && task === "") continue;
      const flags: Flag[] = [];
      const remarks: Record<string, string> = example === "" ? {} : { example };
      for (const [place, name] of names.entries()) {
        const cell = cells[columnsBefore + place] ?? "";
        if (/^(true|false)$/i.test(cell)) flags.push({ name, verdict: /^true$/i.test(cell) });
        else if (cell !== "") remarks[name] = cell;
      }
      const asked = flags.map(({ name }) => name);
      const { review, claims } = humanReview(flags, asked, note === "" ? null : note);
      if (review === null && note !== "") remarks.note = note;
      yield rowTrace(row, {
        reviews: review === null ? [] : [review],
        claims,
        raw: keptOfLabels(Object.keys(remarks).length === 0 ? null : remarks),
        warnings: [],
      });
    }
  },
};
