import { z } from "zod";
import { ticked } from "@/lib/core/form";
import { idSchema } from "@/lib/core/ids";
import { allocations, blindRules, type RoundInput, roundFactsSchema, seedSchema } from "@/lib/rounds/round-schema";

const traceId = idSchema("trc");
const choiceName = z.enum(["picked", "random", "stratified"]);

/** What a known item is used for, with its trace: `training:trc_…`; empty for nothing. */
const itemSchema = z.union([
  z.literal("").transform(() => null),
  z.templateLiteral([z.enum(["training", "check"]), ":", traceId]).transform((value) => {
    const [use, trace] = value.split(":");
    return { use, trace: traceId.parse(trace) };
  }),
]);

const emptyOr = <T extends z.ZodType>(schema: T) =>
  z.union([z.literal("").transform(() => null), schema], { error: "This cannot be read." });

/** The form for a new round, flat as forms are, as what `makeRound` takes. */
export const roundFormSchema = z
  .object({
    name: roundFactsSchema.shape.name,
    how: choiceName,
    size: z.coerce.number("Say how many.").int().min(1, "One at least.").max(5_000).default(1),
    seed: seedSchema.default(0),
    allocation: z.enum(allocations).default("proportional"),
    trace: ticked(traceId),
    system: ticked(z.string()),
    model: ticked(z.string()),
    benchmark: ticked(z.string()),
    annotators: ticked(z.string().min(1)).refine((ids) => ids.length > 0, "Choose one at least."),
    perTrace: z.coerce.number().int().min(1, "One at least.").max(200),
    blindUntil: z.enum(blindRules),
    dueOn: emptyOr(z.iso.date()),
    guidelineVersion: emptyOr(z.coerce.number().int().min(1).max(100_000)),
    items: ticked(itemSchema),
  })
  .transform(({ how, size, seed, allocation, trace, system, model, benchmark, items, ...facts }): RoundInput => {
    const drawn = { seed, size, system, model, benchmark };
    const known = items.filter((item) => item !== null);
    const usedFor = (use: string) => known.flatMap((item) => (item.use === use ? item.trace : []));
    return {
      ...facts,
      choice:
        how === "picked"
          ? { how, traces: trace }
          : how === "random"
            ? { how, ...drawn }
            : { how, allocation, ...drawn },
      training: usedFor("training"),
      checks: usedFor("check"),
    };
  });
