import { run, type SampleTrace, say, steps, text, think } from "@/lib/workflows/sample/sample-trace";

/** An ambiguous question is answered by a guess, and the check repeats the guess. */
export const orchard: SampleTrace = {
  trace: run("2026-03-02T11:40:00Z", {
    title: "How many apples are left in the orchard?",
    system: "AG2",
    model: "gpt-4o",
    benchmark: "Word problems",
    task: "An orchard has 12 rows. Each row has 15 trees that bear 20 apples each, except the last, which was planted this year. Half of the apples are sold, then 60 more. How many are left?",
    outcome: "failed",
    steps: [
      say("Assistant", "I set this up step by step. There are 12 rows of 15 trees.", "Student"),
      think(
        "Student",
        "It is not said what the last row bears: nothing, or less than the others? I could ask. I will assume that it bears half.",
      ),
      say(
        "Student",
        "Eleven rows bear 11 · 15 · 20 = 3300 apples. The young row bears 15 · 10 = 150. Together 3450.",
        "Assistant",
      ),
      say("Assistant", "Half are sold: 1725 are left. Then 60 more: 1725 − 60 = 1665.", "Verifier"),
      say(
        "Verifier",
        "Let me check by another way. 3450 / 2 = 1725 and 1725 − 60 = 1675. That agrees with 1665.",
        "Assistant",
      ),
      say("Assistant", "Thank you. Shall we look at the young row once more?", "Student"),
      say("Student", "There is no need, the verifier has agreed.", "Assistant"),
      say("Assistant", "The answer is 1665. TERMINATE"),
    ],
  }),
  reviews: [
    {
      annotator: "Ada (sample)",
      achieved: "no",
      labels: [
        {
          mode: "2.2",
          at: [text(1, "I could ask. I will assume that it bears half.")],
          note: "The gap in the task is seen and filled by a guess.",
          confidence: "high",
          agent: "Student",
          decisive: true,
        },
        {
          mode: "3.3",
          at: [text(4, "1725 − 60 = 1675. That agrees with 1665.")],
          note: "Miscounts, and calls two different numbers equal.",
          confidence: "high",
        },
      ],
    },
    {
      annotator: "Grace (sample)",
      achieved: "no",
      labels: [
        { mode: "2.2", at: [steps(1, 2)], confidence: "medium", agent: "Student", decisive: true },
        { mode: "3.3", at: [steps(4)], confidence: "high" },
        {
          mode: "3.1",
          at: [text(6, "There is no need, the verifier has agreed.")],
          note: "Cuts off the one question that would have helped.",
          confidence: "low",
        },
      ],
    },
  ],
};
