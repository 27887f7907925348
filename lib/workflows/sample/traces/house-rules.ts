import { run, type SampleTrace, say, steps, text } from "@/lib/workflows/sample/sample-trace";

/** Two agents agree early and cannot stop; one person has read it so far. */
export const houseRules: SampleTrace = {
  trace: run("2026-03-04T10:00:00Z", {
    title: "Agree on three house rules",
    system: "AG2",
    model: "gpt-4o-mini",
    benchmark: "Round tables",
    task: "Two flatmates agree on three house rules. End with the word AGREED and the list as soon as both accept it.",
    outcome: "achieved",
    steps: [
      say("Robin", "I propose: dishes on the same day, quiet after ten, guests only when announced.", "Kim"),
      say("Kim", "I accept all three.", "Robin"),
      say("Robin", "Wonderful, I accept them too.", "Kim"),
      say("Kim", "Then we both accept them. I am glad.", "Robin"),
      say("Robin", "So am I. It is good to be of one mind.", "Kim"),
      say("Kim", "Indeed. Shall we go on like this?", "Robin"),
      say("Robin", "I am looking forward to it.", "Kim"),
      say("Kim", "So am I.", "Robin"),
      say("Robin", "AGREED: dishes on the same day, quiet after ten, guests only when announced."),
    ],
  }),
  reviews: [
    {
      annotator: "Ada (sample)",
      achieved: "yes",
      labels: [
        { mode: "1.5", at: [steps(3, 7)], note: "Both had accepted in step 2.", confidence: "high", decisive: false },
        {
          mode: "1.1",
          at: [text(3, "Then we both accept them.")],
          note: "“As soon as both accept” was not kept.",
          confidence: "low",
        },
      ],
    },
  ],
};
