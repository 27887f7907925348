/** A flat record's columns, from its schema: headers, cells and a data card cannot say different things. */
import { z } from "zod";
import type { Cell } from "@/lib/export/csv";

type Flat = z.ZodObject<Record<string, z.ZodType<Cell>>>;

export function columnsOf(schema: Flat): string[] {
  return Object.keys(schema.shape);
}

export function cellsOf<S extends Flat>(schema: S, record: z.infer<S>): Cell[] {
  const cells: Readonly<Record<string, Cell>> = record;
  return columnsOf(schema).map((column) => cells[column] ?? null);
}

/** The type of each column in the words of Hugging Face's data sets. */
export function featuresOf(schema: Flat): (readonly [name: string, dtype: "string" | "int64" | "bool"])[] {
  return Object.entries(schema.shape).map(([name, column]) => {
    const { anyOf, type } = z.toJSONSchema(column) as { anyOf?: { type?: string }[]; type?: string };
    const said = type ?? anyOf?.find((one) => one.type !== "null")?.type;
    return [name, said === "integer" ? "int64" : said === "boolean" ? "bool" : "string"];
  });
}
