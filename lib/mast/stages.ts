import type { ModeCode } from "@/lib/mast/taxonomy";

/** When in a run a mode can show: before work begins, while it goes on, after it (Cemri et al. 2025, v1, fig. 1). */
export const stages = ["pre-execution", "execution", "post-execution"] as const;
export type Stage = (typeof stages)[number];

const [pre, exec, post] = stages;

export const stagesOf: Readonly<Record<ModeCode, readonly Stage[]>> = {
  "1.1": [pre, exec],
  "1.2": [pre, exec],
  "1.3": [exec],
  "1.4": [pre, exec],
  "1.5": [pre, exec, post],
  "2.1": [exec],
  "2.2": [pre, exec],
  "2.3": [exec],
  "2.4": [pre, exec],
  "2.5": [exec],
  "2.6": [pre, exec],
  "3.1": [exec, post],
  "3.2": [post],
  "3.3": [post],
};
