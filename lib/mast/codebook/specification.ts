import type { CodebookEntry } from "@/lib/mast/codebook/entry";
import type { ModeCode } from "@/lib/mast/taxonomy";

/** Category 1: how the task, the roles and the run were set up, and whether that was kept to. */
export const specificationEntries = {
  "1.1": {
    definition:
      "The task says what the outcome must be like (a limit, a format, a forbidden tool, a part that must not be missing) and the run delivers something that breaks it. It counts whether the condition was overlooked, misread or given up on the way; it does not count when the task never stated it.",
    signs: [
      "A number, format or name in the result differs from the one in the task.",
      "A “must”, “only” or “without” of the task has no echo anywhere in the run.",
      "A required part is missing from the delivery, and nobody says so.",
      "An agent restates the task in its own words and a condition is gone.",
    ],
    examples: [
      {
        system: "Recipe assistant with a planner and a writer",
        lines: [
          { agent: "User", text: "A dinner for four, vegan, no nuts, under 40 minutes." },
          { agent: "Planner", text: "Main dish: aubergine curry. Topping: toasted cashews for bite." },
          { agent: "Writer", text: "Here is your 35-minute vegan curry for four, finished with cashews." },
        ],
        why: "“No nuts” was stated in the task and the delivered dish has cashews.",
      },
      {
        system: "Code-writing company with programmer and reviewer",
        lines: [
          { agent: "Task", text: "Write the parser in Python 3 with the standard library only." },
          { agent: "Programmer", text: "import pandas as pd\n\ndef parse(path):\n    return pd.read_csv(path)" },
          { agent: "Reviewer", text: "Short and readable. Approved." },
        ],
        why: "A library outside the standard one was forbidden, and the accepted program needs it.",
      },
    ],
  },
  "1.2": {
    definition:
      "Every agent has a role: what it is there for and what it leaves to others. Here an agent steps out of it. It takes a decision that is another’s, does another’s work, or stops doing its own. The outcome may still be right; the division of work is not.",
    signs: [
      "An agent signs, approves or answers on behalf of another.",
      "A reviewer rewrites the work instead of reviewing it, or an executor changes the plan.",
      "An assistant speaks as the user, or makes up the user’s reply.",
      "A role named in the set-up never does the thing it is named for.",
    ],
    examples: [
      {
        system: "Loan desk with an intake agent and a risk officer",
        lines: [
          { agent: "System", text: "Intake collects the documents. Only Risk decides on an application." },
          { agent: "Intake", text: "Payslips and ID are complete. Your loan of 12,000 is approved." },
          { agent: "Risk", text: "(was never called)" },
        ],
        why: "Intake took the decision that belongs to Risk alone.",
      },
      {
        system: "Tutor and simulated pupil solving equations",
        lines: [
          { agent: "System", text: "The tutor gives hints and never the solution." },
          { agent: "Pupil", text: "I am stuck at 3x + 4 = 19." },
          { agent: "Tutor", text: "x = 5. As you can see I subtract 4, then divide by 3. Next one: I get x = 7." },
        ],
        why: "The tutor solves in the pupil’s place, which its role excludes.",
      },
    ],
  },
  "1.3": {
    definition:
      "A step or a phase that already has its result is gone through again without a reason: the same call, the same question, the same edit. Nothing was learned in between that would make another try worthwhile. A retry after an error, with something changed, is not repetition.",
    signs: [
      "The same tool call with the same arguments comes twice or more.",
      "A message returns almost word for word, with the same answer.",
      "A finished item of the plan is opened again.",
      "Cost and length grow while the state of the work stays as it was.",
    ],
    examples: [
      {
        system: "Web research with an orchestrator and a browser agent",
        lines: [
          { agent: "Browser", text: "open('city-stats.example/population') → 412,308" },
          { agent: "Orchestrator", text: "Please find the population of the city." },
          { agent: "Browser", text: "open('city-stats.example/population') → 412,308" },
          { agent: "Orchestrator", text: "Now look up how many people live there." },
        ],
        why: "The figure was there after the first step; the same page is asked for again with nothing new to find.",
      },
      {
        system: "Bug-fixing pair with editor and test runner",
        lines: [
          { agent: "Editor", text: "I add a null check in load_user()." },
          { agent: "Runner", text: "14 passed, 1 failed: test_logout" },
          { agent: "Editor", text: "I add a null check in load_user()." },
          { agent: "Runner", text: "14 passed, 1 failed: test_logout" },
        ],
        why: "The same edit is made again although it is in place and did not touch the failing test.",
      },
    ],
  },
  "1.4": {
    definition:
      "Something that was said or settled earlier in the run is no longer there for the agent: the context was cut, a summary dropped it, or it is plainly forgotten. The agent then goes on from an older state, asks for what it was given, or undoes what was agreed.",
    signs: [
      "An agent asks for a fact that stands a few steps above.",
      "A decision that was reversed is back in its first form.",
      "A name, path or number changes to a value from much earlier.",
      "The change comes right after a summary, a hand-over or a cut of the context.",
    ],
    examples: [
      {
        system: "Trip planner with researcher and booker",
        lines: [
          { agent: "User", text: "Not Friday after all: we leave on Saturday the 14th." },
          { agent: "Researcher", text: "Noted, Saturday the 14th. Three flights fit." },
          { agent: "Summary", text: "The party wants to fly on Friday the 13th. Flights were searched." },
          { agent: "Booker", text: "book_flight(date='13 June')" },
        ],
        why: "The change to Saturday fell out of the summary and the run went back to the day before it.",
      },
      {
        system: "Database migration with architect and engineer",
        lines: [
          { agent: "Architect", text: "We dropped the column legacy_id in step 3." },
          { agent: "Engineer", text: "Done. Starting with the views." },
          { agent: "Engineer", text: "CREATE VIEW orders_v AS SELECT legacy_id, total FROM orders" },
          { agent: "Engineer", text: "Why is there no column legacy_id?" },
        ],
        why: "The engineer took part in dropping the column and a few steps later works as before it.",
      },
    ],
  },
  "1.5": {
    definition:
      "The run has a point at which it should stop: the answer is found, the goal is met, the budget is spent, or it is clear that it cannot be done. Nobody notices or nobody is allowed to act on it, and the run goes on. Often a limit from outside ends it.",
    signs: [
      "Thanks, good wishes or “anything else?” go back and forth after the result.",
      "An agent says that the task cannot be done and is told to continue.",
      "Work goes on after the agreed closing word.",
      "The last message is a limit of rounds or time, not a result.",
    ],
    examples: [
      {
        system: "Price watch with a scout and a controller",
        lines: [
          { agent: "Scout", text: "The shop has closed for good; its page answers 410 Gone." },
          { agent: "Controller", text: "Report the price when you have it. Next round." },
          { agent: "Scout", text: "410 Gone. There is no price any more." },
          { agent: "Controller", text: "Report the price when you have it. Round 38 of 40." },
        ],
        why: "That there is nothing left to watch was a reason to stop, and the controller has no rule for it.",
      },
      {
        system: "Help desk with triage and technician",
        lines: [
          { agent: "Technician", text: "The printer works again. Ticket 881 is closed." },
          { agent: "Triage", text: "Great work! Shall we summarise?" },
          { agent: "Technician", text: "Gladly. The printer works again." },
          { agent: "Triage", text: "Wonderful. Do let me know if there is anything else." },
        ],
        why: "The ticket was closed, and the two keep the conversation alive for its own sake.",
      },
    ],
  },
} as const satisfies Partial<Record<ModeCode, CodebookEntry>>;
