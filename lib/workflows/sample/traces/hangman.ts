import { run, type SampleTrace, say, steps, text } from "@/lib/workflows/sample/sample-trace";

/** Reviewer and programmer go round in a circle until the turns run out. */
export const hangman: SampleTrace = {
  trace: run("2026-03-02T10:25:00Z", {
    title: "Hangman with hints",
    system: "ChatDev",
    model: "gpt-4o-mini",
    benchmark: "ProgramDev",
    task: "Make a game of hangman for the desktop that gives one hint a game.",
    outcome: "failed",
    steps: [
      say(
        "Chief Executive Officer",
        "We are asked for a game of hangman with hints. Which form should the product take?",
        "Chief Product Officer",
      ),
      say(
        "Chief Product Officer",
        "A desktop application. And since I see no open questions, I hereby decide that the project starts and that the budget is approved.",
        "Chief Executive Officer",
      ),
      say("Chief Executive Officer", "Then a desktop application it is.", "Chief Technology Officer"),
      say("Chief Technology Officer", "We write it in Python with tkinter.", "Programmer"),
      say(
        "Programmer",
        "main.py:\nimport random\nimport tkinter\n\nWORDS = {'anchor': 'holds a ship', 'lantern': 'gives light'}\n\nclass Hangman:\n    def __init__(self):\n        self.word, self.hint = random.choice(list(WORDS.items()))\n        self.guessed = set()\n",
        "Code Reviewer",
      ),
      say("Code Reviewer", "The hint can be asked for any number of times. Please allow it once a game.", "Programmer"),
      say("Programmer", "Done: I added self.hint_used = False to __init__.", "Code Reviewer"),
      say("Code Reviewer", "show_hint() does not look at hint_used. Please allow the hint once a game.", "Programmer"),
      say("Programmer", "Done: I added self.hint_used = False to __init__.", "Code Reviewer"),
      say(
        "Code Reviewer",
        "show_hint() still does not look at hint_used. Please allow the hint once a game.",
        "Programmer",
      ),
      say("Programmer", "Done: I added self.hint_used = False to __init__.", "Code Reviewer"),
      say(
        "Code Reviewer",
        "show_hint() still does not look at hint_used. Please allow the hint once a game.",
        "Programmer",
      ),
      say("Programmer", "Done: I added self.hint_used = False to __init__.", "Code Reviewer"),
      say("Code Reviewer", "The number of review rounds is used up.", "Chief Technology Officer"),
      say("Chief Technology Officer", "Then we go on to the manual.", "Chief Product Officer"),
      say(
        "Chief Product Officer",
        "Manual: Start main.py, type letters, press Hint for help.",
        "Chief Executive Officer",
      ),
      say("Chief Executive Officer", "Wonderful. The game is finished and ready for our customer."),
    ],
  }),
  reviews: [
    {
      annotator: "Ada (sample)",
      achieved: "no",
      note: "The circle is what broke this run; all else is small beside it.",
      labels: [
        {
          mode: "1.3",
          at: [steps(6, 12)],
          note: "The same change is announced four times.",
          confidence: "high",
          agent: "Programmer",
          decisive: true,
        },
        {
          mode: "1.2",
          at: [text(1, "I hereby decide that the project starts and that the budget is approved")],
          note: "That is for the Chief Executive Officer to say.",
          confidence: "medium",
        },
        {
          mode: "1.5",
          at: [steps(9, 13)],
          note: "Neither notices that the exchange leads nowhere; a counter ends it.",
          confidence: "medium",
        },
      ],
    },
    {
      annotator: "Grace (sample)",
      achieved: "no",
      labels: [
        { mode: "1.3", at: [steps(8, 12)], confidence: "high", agent: "Programmer", decisive: true },
        { mode: "1.2", at: [steps(1)], confidence: "high" },
        {
          mode: "2.6",
          at: [text(8, "Done: I added self.hint_used = False to __init__.")],
          note: "It says done and nothing changes.",
          confidence: "low",
        },
      ],
    },
  ],
};
