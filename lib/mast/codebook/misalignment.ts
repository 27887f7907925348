import type { CodebookEntry } from "@/lib/mast/codebook/entry";
import type { ModeCode } from "@/lib/mast/taxonomy";

/** Category 2: what passes, or fails to pass, between agents, and between an agent’s thought and its act. */
export const misalignmentEntries = {
  "2.1": {
    definition:
      "In the middle of the work the exchange is back at its beginning: roles are introduced again, the first plan is made again, results so far are treated as if they did not exist. There was no reason to start over, and what had been reached is lost.",
    signs: [
      "A greeting or an introduction of roles late in the run.",
      "The opening prompt appears again word for word.",
      "A first plan is written although half of one was carried out.",
      "Files or findings from before are created from nothing once more.",
    ],
    examples: [
      {
        system: "Product team of manager, designer and developer",
        lines: [
          { agent: "Developer", text: "The log-in and the basket are done. Payment is next." },
          {
            agent: "Manager",
            text: "Hello everyone! I am the product manager. Let us start with what the shop needs.",
          },
          { agent: "Designer", text: "Hi! First we should think about a log-in." },
        ],
        why: "Without any cause the team is at its first meeting again, and two finished parts are forgotten by all.",
      },
      {
        system: "Literature review with searcher and writer",
        lines: [
          { agent: "Searcher", text: "22 papers screened, 9 kept. Handing over." },
          { agent: "Writer", text: "Section 1 is written from papers 1 to 4." },
          { agent: "Writer", text: "To begin the review, please tell me the topic." },
          { agent: "Searcher", text: "The topic is reef restoration. I will start searching." },
        ],
        why: "The dialogue starts from the topic again and drops the nine papers and the finished section.",
      },
    ],
  },
  "2.2": {
    definition:
      "What an agent was given is ambiguous, contradicts itself or lacks a part, and there was somebody to ask: the user, another agent, a file. It does not ask. It picks a reading or makes up a value and builds on that, usually without saying so.",
    signs: [
      "“I assume”, “presumably”, “let us say”, followed by work that depends on it.",
      "A value appears in the run that nobody provided.",
      "Two readings of the task are possible and only one is ever mentioned.",
      "Placeholders such as example@example.com end up in the delivery.",
    ],
    examples: [
      {
        system: "Office assistant that sends mail through a tool agent",
        lines: [
          { agent: "User", text: "Send the contract to Müller." },
          { agent: "Assistant", text: "The address book has Anna Müller (legal) and Jan Müller (sales). I take Jan." },
          { agent: "Mailer", text: "send(to='jan.mueller@firm.example', attachment='contract.pdf') → sent" },
        ],
        why: "Two people fit, the user was there to be asked, and a contract went out on a guess.",
      },
      {
        system: "Data team of analyst and chart maker",
        lines: [
          { agent: "Analyst", text: "Plot the growth by quarter." },
          { agent: "Charts", text: "No base is given; I use 100 for the first quarter." },
          { agent: "Charts", text: "growth.png is ready: 100, 130, 171, 190." },
        ],
        why: "What growth is measured against was open, and the chart maker invented it rather than ask.",
      },
    ],
  },
  "2.3": {
    definition:
      "Step by step or at once the run turns to a problem other than the one it was set. The work may be good work; it does not serve the goal any more, and the goal is not taken up again, or only much later.",
    signs: [
      "The last third of the run mentions nothing of the task.",
      "A side problem gets its own plan.",
      "An agent optimises something that nobody asked about.",
      "The final answer fits a different question.",
    ],
    examples: [
      {
        system: "Issue-fixing agents in a code base",
        lines: [
          { agent: "Planner", text: "Issue: dates before 1970 are shown wrong." },
          { agent: "Editor", text: "The date module has inconsistent naming. Renaming 48 functions." },
          { agent: "Editor", text: "Now the docs need the new names. Updating 31 pages." },
          { agent: "Planner", text: "A much tidier module. Submitting." },
        ],
        why: "The run became a renaming project and the wrong dates were never touched.",
      },
      {
        system: "Market research crew",
        lines: [
          { agent: "Task", text: "Which of our three cities should get the next shop?" },
          { agent: "Scout", text: "City B has an interesting tram history, built in 1899 …" },
          { agent: "Writer", text: "Chapter 2: rolling stock. Chapter 3: the tram today." },
        ],
        why: "A side fact took over, and the report answers a question about trams.",
      },
    ],
  },
  "2.4": {
    definition:
      "One agent holds something that another needs for its part: a finding, a risk, a limit, an error it saw. It had the occasion to pass it on and did not. Look for it where the knowledge shows in one agent’s thoughts or tool results and is absent from what it sends.",
    signs: [
      "A thought or a tool result holds a fact that the next message leaves out.",
      "Another agent later fails for want of exactly that fact.",
      "A hand-over says “done” where the log shows a warning.",
      "The same discovery has to be made twice by two agents.",
    ],
    examples: [
      {
        system: "Code migration with a scanner and a lead",
        lines: [
          { agent: "Scanner (thought)", text: "price() is called by the invoice job too, and that one expects cents." },
          { agent: "Scanner → Lead", text: "price() is in cart.ts, line 210." },
          { agent: "Lead", text: "Good. Let it return euros from now on." },
        ],
        why: "The scanner knew of the second caller, which the lead needed, and reported only the line.",
      },
      {
        system: "Hotel booking with availability agent and booker",
        lines: [
          { agent: "Availability", text: "search() → room 12: free; note: no step-free access" },
          { agent: "Availability → Booker", text: "Room 12 is free for all three nights." },
          { agent: "Booker", text: "Booked room 12 for the guest with the wheelchair." },
        ],
        why: "The note decided the case, and it stayed with the agent that read it.",
      },
    ],
  },
  "2.5": {
    definition:
      "An agent has another’s message in front of it (a suggestion, a correction, a question, a result) and goes on as if it had not come. It neither takes it up nor says why not. Turning advice down for a stated reason is not this mode.",
    signs: [
      "A question is followed by a message that does not answer it.",
      "An error pointed out by one agent is still there in the next version.",
      "The reply would read the same without the message before it.",
      "Advice is praised and then not followed.",
    ],
    examples: [
      {
        system: "Writer and fact-checker",
        lines: [
          { agent: "Checker", text: "The bridge opened in 1932, not 1923. Please correct it." },
          { agent: "Writer", text: "Thank you for the feedback! Final version: “Opened in 1923, the bridge …”" },
        ],
        why: "The correction arrived, was thanked for, and had no effect.",
      },
      {
        system: "Warehouse agents: dispatcher and robot controller",
        lines: [
          { agent: "Controller", text: "Aisle 4 is blocked by a fallen pallet. Route around it." },
          { agent: "Dispatcher", text: "Robot 7: take aisle 4 to dock B." },
          { agent: "Controller", text: "Aisle 4 is blocked." },
          { agent: "Dispatcher", text: "Robot 9: take aisle 4 to dock B." },
        ],
        why: "Twice the dispatcher was told, and twice it sent a robot into the blocked aisle without a word on it.",
      },
    ],
  },
  "2.6": {
    definition:
      "An agent’s reasoning or announcement says one thing and its action, or its answer, is another. It resolves on A and does B, finds that x holds and answers that it does not, or claims to have done what it did not do. Both halves must be visible: the thought and the act.",
    signs: [
      "A thought names one option and the tool call carries another.",
      "“I have run the tests”, with no run in the log.",
      "The reasoning ends in one value and the final answer gives a different one.",
      "A plan lists steps that are skipped without a word.",
    ],
    examples: [
      {
        system: "Shopping agent with a cart tool",
        lines: [
          { agent: "Buyer (thought)", text: "The 2-litre kettle is the only one that fits the wish list." },
          { agent: "Buyer", text: "add_to_cart(sku='KETTLE-1L')" },
          { agent: "Buyer", text: "The kettle is in your cart." },
        ],
        why: "The reasoning settled on two litres and the call ordered one.",
      },
      {
        system: "Incident response with investigator and commander",
        lines: [
          { agent: "Investigator", text: "Before I restart anything I will save the logs." },
          { agent: "Investigator", text: "restart(service='billing') → ok, logs rotated" },
          { agent: "Investigator → Commander", text: "Logs are saved and billing is up." },
        ],
        why: "It announced that the logs would be saved first, did not do it, and then reported it as done.",
      },
    ],
  },
} as const satisfies Partial<Record<ModeCode, CodebookEntry>>;
