import type { Drawing, Figure } from "@/lib/export/figure";

const interval = [0.05, 0.16] as const;

/** One of each kind of drawing, with names that no format likes. */
export const drawings: readonly Drawing[] = [
  {
    kind: "bars",
    end: 0.2,
    ticks: [
      { at: 0, text: "0 %" },
      { at: 0.2, text: "20 %" },
    ],
    reference: "MAST v2",
    bars: [
      {
        heading: 'Group <1> & "more"',
        category: "1",
        code: "1.1",
        name: "Disobey",
        value: 0.1,
        interval,
        reference: 0.11,
        text: "10.0 % · 6",
      },
      { category: "2", code: "2.6", name: "x".repeat(200), value: null, interval: null, reference: null, text: "–" },
    ],
  },
  {
    kind: "stacks",
    key: [{ category: "1", name: "1 Specification" }],
    stacks: [{ name: "A&B", text: "6 findings", parts: [{ category: "1", share: 1, text: "100.0" }] }],
  },
  {
    kind: "differences",
    reach: 0.2,
    bars: [{ category: "3", code: "3.2", name: "Check", value: -0.1, interval: [-0.2, 0.02], text: "−10.0" }],
  },
  {
    kind: "grid",
    heads: ["1.1", "<2>"],
    rows: [
      {
        category: null,
        name: "名前 & co",
        cells: [
          { ink: 0, text: "0" },
          { ink: 1, text: "9" },
        ],
      },
    ],
  },
];

export function drawnFigure(drawing: Drawing, title = "Failures & “more” <of them>"): Figure {
  return {
    name: "failures",
    title,
    note: "Project_1: 60 findings in 21 reviewed traces of 30, from people; a majority decides. 95 % intervals.",
    columns: ["group", "share"],
    records: [["=1+1", 0.1]],
    heads: ["Group", "Share"],
    rows: [
      { strong: true, cells: ["1 Specification & design", "41.8 %"] },
      { cells: ["[odd] *name* {x}_$#~^\\ 50%--", "10.0 %"] },
    ],
    drawing,
  };
}
