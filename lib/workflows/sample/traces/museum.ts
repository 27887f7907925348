import { answer, call, run, type SampleTrace, say, steps, text, think } from "@/lib/workflows/sample/sample-trace";

/** The surfer sees what matters and does not pass it on; the orchestrator follows another question. */
export const museum: SampleTrace = {
  trace: run("2026-03-03T07:30:00Z", {
    title: "Is the tram museum open next Monday?",
    system: "Magentic-One",
    model: "gpt-4o",
    benchmark: "Everyday questions",
    task: "Is the tram museum of Lindenau open on Monday, 9 March 2026, and what does a family ticket cost?",
    outcome: "failed",
    steps: [
      think(
        "Orchestrator",
        "Facts to look up: opening hours on Mondays, price of a family ticket. Plan: the web surfer finds the museum's page, then we answer.",
      ),
      say(
        "Orchestrator",
        "Please find the opening hours and the price of a family ticket of the tram museum in Lindenau.",
        "WebSurfer",
      ),
      call("WebSurfer", "v1", "visit", { address: "tram-museum-lindenau.example" }),
      answer(
        "WebSurfer",
        "v1",
        "Tram Museum Lindenau. Tuesday to Sunday 10 to 17 h. Closed on Mondays and from 1 to 15 March for repairs. Adults 8 €, families 18 €. The collection: 31 trams, the oldest of 1896.",
      ),
      say(
        "WebSurfer",
        "The museum lies at 4 Depot Lane. It shows 31 trams, the oldest is of 1896. A family pays 18 €.",
        "Orchestrator",
      ),
      think(
        "Orchestrator",
        "The address is known and the price. The tram of 1896 is interesting: which line did it run on?",
      ),
      say("Orchestrator", "Please find out on which line the tram of 1896 ran.", "WebSurfer"),
      call("WebSurfer", "v2", "search", { words: "Lindenau tram 1896 line" }),
      answer("WebSurfer", "v2", "", "TimeoutError: no answer within 30 s"),
      call("WebSurfer", "v3", "search", { words: "Lindenau tram 1896 line" }),
      answer("WebSurfer", "v3", "1. Old trams of Lindenau: car 7 of 1896 ran on the harbour line until 1931."),
      say("WebSurfer", "It ran on the harbour line until 1931.", "Orchestrator"),
      think("Orchestrator", "All questions are answered. Museums are as a rule open on weekdays."),
      say("Orchestrator", "Yes, the museum is open on Monday. A family ticket costs 18 €. FINAL ANSWER"),
    ],
  }),
  reviews: [
    {
      annotator: "Ada (sample)",
      achieved: "no",
      labels: [
        {
          mode: "2.4",
          at: [text(3, "Closed on Mondays and from 1 to 15 March for repairs."), steps(4)],
          note: "The surfer had the answer on screen and reported the address instead.",
          confidence: "high",
          agent: "WebSurfer",
          decisive: true,
        },
        {
          mode: "2.3",
          at: [steps(5, 11)],
          note: "Half of the run follows the tram of 1896, which nobody asked about.",
          confidence: "high",
        },
        { mode: "3.2", at: [text(12, "Museums are as a rule open on weekdays.")], confidence: "medium" },
      ],
    },
    {
      annotator: "Grace (sample)",
      achieved: "no",
      labels: [
        { mode: "2.4", at: [steps(3, 4)], confidence: "high", agent: "WebSurfer", decisive: true },
        { mode: "2.3", at: [steps(5, 11)], confidence: "medium", agent: "Orchestrator" },
        { mode: "3.2", at: [steps(12, 13)], confidence: "medium" },
      ],
    },
  ],
};
