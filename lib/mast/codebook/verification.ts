import type { CodebookEntry } from "@/lib/mast/codebook/entry";
import type { ModeCode } from "@/lib/mast/taxonomy";

/** Category 3: whether the outcome was looked at before the run was closed, and whether the look was right. */
export const verificationEntries = {
  "3.1": {
    definition:
      "The run is closed while something it was set to do is still open: a part of the goal is not reached, an answer that was asked for has not come, a hand-over hangs. An agent declares the end, or a closing word slips out, too early.",
    signs: [
      "The last message asks for something or announces a next step.",
      "Items of the plan have no result when the run ends.",
      "The closing word stands in a message that also reports an open problem.",
      "The run is much shorter than others on the same kind of task.",
    ],
    examples: [
      {
        system: "Release team of builder and tester",
        lines: [
          { agent: "Builder", text: "The build is ready. Please test it on all three platforms." },
          { agent: "Tester", text: "Linux passes. Starting Windows." },
          { agent: "Builder", text: "Great, all set. FINISHED" },
        ],
        why: "Two of the three platforms were still to come when the builder closed the run.",
      },
      {
        system: "Support bot with refund specialist",
        lines: [
          { agent: "Customer", text: "I need the refund and a new delivery date." },
          { agent: "Refunds", text: "refund(order=5512) → ok. Your money is on its way. Goodbye!" },
          { agent: "System", text: "Conversation closed." },
        ],
        why: "The delivery date, half of what was asked for, is open at the end.",
      },
    ],
  },
  "3.2": {
    definition:
      "Before the outcome goes out nobody checks it, or the check covers only the easy part: that the file exists, that the code compiles, that the text reads well. What the task turns on stays unchecked, so an error there passes without being seen.",
    signs: [
      "No test, comparison or second look between the last change and the end.",
      "Approval in one sentence, without naming anything that was looked at.",
      "The check is of form (it runs, it is long enough), the task is about content.",
      "A planned check is put off and never comes back.",
    ],
    examples: [
      {
        system: "App-building company of programmer and tester",
        lines: [
          { agent: "Programmer", text: "The tax calculator for freelancers is complete." },
          { agent: "Tester", text: "It starts without an error and the window opens. Passed." },
          { agent: "Manager", text: "Shipping it." },
        ],
        why: "Only the start was tried; whether a single amount of tax is right was not.",
      },
      {
        system: "Finance crew compiling a quarterly report",
        lines: [
          { agent: "Collector", text: "revenue = 4.1 M, costs = 5.2 M" },
          { agent: "Reporter", text: "Profit: 1.1 M. Report written." },
          { agent: "Orchestrator", text: "The report is in the folder. Done." },
        ],
        why: "Nobody compared the report with the numbers it was made from, and a loss became a profit.",
      },
    ],
  },
  "3.3": {
    definition:
      "A check takes place and its verdict is wrong: a wrong result is passed, or a right one is thrown out. The checker measured against the wrong thing, made a mistake in checking, or believed a claim that it should have tested.",
    signs: [
      "“Verified” or “all tests pass” stands beside an output that shows the opposite.",
      "The check uses the same wrong assumption as the work.",
      "The test was changed until it agreed with the result.",
      "A correct answer is rejected and replaced by a wrong one.",
    ],
    examples: [
      {
        system: "Physics solver with a verifier",
        lines: [
          { agent: "Solver", text: "The stone falls 20 m in 2 s, so it needs 1 s for 10 m." },
          { agent: "Verifier", text: "10 m is half of 20 m, and 1 s is half of 2 s. Checked and correct." },
        ],
        why: "The verifier looked and confirmed, with the same mistake of taking the fall to be linear.",
      },
      {
        system: "Coding agents with a test writer",
        lines: [
          { agent: "Coder", text: "days_between(1 March, 1 February) returns -29." },
          { agent: "Tests", text: "assert days_between(1 March, 1 February) == -29  → passed" },
          { agent: "Reviewer", text: "Confirmed by a test for 2023." },
        ],
        why: "In 2023 there are 28 days between the two: the test copied the program’s error and so confirmed it.",
      },
    ],
  },
} as const satisfies Partial<Record<ModeCode, CodebookEntry>>;
