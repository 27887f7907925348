import {
  answer,
  call,
  run,
  type SampleTrace,
  say,
  steps,
  text,
  think,
  wholeTrace,
} from "@/lib/workflows/sample/sample-trace";

/** The run drifts from its first step on, and part of its trouble is none of the agents' making. */
export const recipeResearch: SampleTrace = {
  trace: run("2026-03-04T08:20:00Z", {
    title: "Three cheap suppers without nuts for six people",
    system: "smolagents",
    model: "qwen2.5-72b-instruct",
    benchmark: "Everyday questions",
    task: "Propose three suppers for six people, without nuts, under 15 € each, with a shopping list.",
    outcome: null,
    steps: [
      think("Manager", "Suppers need recipes. Recipes need a cuisine. I will have the history of cuisines looked up."),
      say("Manager", "Please summarise how Italian and Japanese cooking developed.", "Searcher"),
      call("Searcher", "s1", "web_search", { words: "history of Italian cooking" }),
      answer("Searcher", "s1", "", "503: the search service is down for maintenance"),
      call("Searcher", "s2", "web_search", { words: "history of Italian cooking" }),
      answer("Searcher", "s2", "", "503: the search service is down for maintenance"),
      call("Searcher", "s3", "web_search", { words: "history of Japanese cooking" }),
      answer("Searcher", "s3", "A survey of rice, soy and fermentation through eleven centuries."),
      say("Searcher", "Japanese cooking rests on rice and soy. On Italian cooking nothing could be found.", "Manager"),
      think("Manager", "Good. Now something on fermentation, which is interesting."),
      say("Manager", "Please explain fermentation to a beginner.", "Writer"),
      say(
        "Writer",
        "Fermentation is what happens when small living things eat sugar and leave acid or alcohol behind …",
        "Manager",
      ),
      say("Manager", "Here is my report on fermentation in Japanese cooking. I hope that it helps with the suppers."),
    ],
  }),
  reviews: [
    {
      annotator: "Ada (sample)",
      achieved: "no",
      labels: [
        {
          mode: "2.3",
          at: [wholeTrace],
          note: "No step is about the suppers.",
          confidence: "high",
          agent: "Manager",
          decisive: true,
        },
        {
          mode: null,
          at: [steps(3), steps(5)],
          note: "The search service was down: nothing that an agent did.",
          confidence: "high",
        },
      ],
    },
    {
      annotator: "Grace (sample)",
      achieved: "unclear",
      labels: [
        { mode: "2.3", at: [wholeTrace], confidence: "high", agent: "Manager", decisive: true },
        { mode: "1.3", at: [steps(4, 5)], note: "The same search again, a second after it failed.", confidence: "low" },
        { mode: "1.1", at: [text(12, "Here is my report on fermentation in Japanese cooking.")], confidence: "medium" },
      ],
    },
  ],
};
