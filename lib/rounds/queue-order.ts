import type { Purpose } from "@/lib/rounds/round-schema";
import { seededOrder } from "@/lib/rounds/sample";

export interface QueuedTrace {
  readonly id: string;
  readonly purpose: Purpose;
}

/**
 * The order in which a round is worked through: training first, then the
 * traces as they were chosen, with the checks among them at even distances
 * that nothing on screen betrays.
 */
export function queueOrder(
  ordinary: readonly string[],
  training: readonly string[],
  checks: readonly string[],
  seed: number,
): QueuedTrace[] {
  const hidden = seededOrder(
    checks.map((id) => ({ id, system: null })),
    seed,
  );
  const order: QueuedTrace[] = training.map((id) => ({ id, purpose: "training" }));
  let placed = 0;
  for (const [place, id] of ordinary.entries()) {
    order.push({ id, purpose: "ordinary" });
    const due = Math.floor(((place + 1) * (hidden.length + 1)) / (ordinary.length + 1));
    for (const check of hidden.slice(placed, due)) order.push({ id: check.id, purpose: "check" });
    placed = Math.max(placed, due);
  }
  for (const check of hidden.slice(placed)) order.push({ id: check.id, purpose: "check" });
  return order;
}
