import { answer, call, run, type SampleTrace, say, steps, text } from "@/lib/workflows/sample/sample-trace";

/** A requirement is lost on the way from the product manager to the engineer, and no test asks for it. */
export const ticTacToe: SampleTrace = {
  trace: run("2026-03-02T09:10:00Z", {
    title: "Tic-tac-toe on a board of four by four",
    system: "MetaGPT",
    model: "gpt-4o",
    benchmark: "ProgramDev",
    task: "Write a terminal game of tic-tac-toe for two players on a board of four by four. Four in a row win. A full board is a draw.",
    outcome: "failed",
    steps: [
      say(
        "ProductManager",
        "Requirements: (1) two players take turns; (2) the board is four by four; (3) four in a row win, across, down or diagonal; (4) a full board without a winner is a draw; (5) it runs in a terminal.",
        "Architect",
      ),
      say(
        "Architect",
        "Files: game.py with the class Board, cli.py with the loop. Board keeps a list of rows; winner() looks at rows, columns and both diagonals.",
        "Engineer",
      ),
      say(
        "Architect",
        "Note on sizes: Board(size) takes the size as a parameter so that it can be tested small.",
        "Engineer",
      ),
      call("Engineer", "w1", "write_file", {
        path: "game.py",
        text: "class Board:\n    def __init__(self, size=3):\n        self.size = size\n        self.rows = [[' '] * size for _ in range(size)]\n",
      }),
      answer("Engineer", "w1", "written game.py (38 lines)"),
      call("Engineer", "w2", "write_file", {
        path: "cli.py",
        text: "from game import Board\n\nboard = Board()\nplayers = 'XO'\n",
      }),
      answer("Engineer", "w2", "written cli.py (24 lines)"),
      say("Engineer", "Both files are done. The game is played on the usual board of three by three.", "QaEngineer"),
      call("QaEngineer", "t1", "write_file", {
        path: "test_game.py",
        text: "def test_row_wins():\n    board = Board(3)\n    for column in range(3):\n        board.put(0, column, 'X')\n    assert board.winner() == 'X'\n",
      }),
      answer("QaEngineer", "t1", "written test_game.py (9 lines)"),
      call("QaEngineer", "t2", "run_tests", { path: "test_game.py" }),
      answer("QaEngineer", "t2", "1 passed in 0.02s"),
      say("QaEngineer", "All tests pass. The game meets its requirements.", "ProductManager"),
      say("ProductManager", "Good. The project is delivered."),
    ],
  }),
  reviews: [
    {
      annotator: "Ada (sample)",
      achieved: "no",
      labels: [
        {
          mode: "1.1",
          at: [
            text(3, "def __init__(self, size=3)"),
            text(7, "The game is played on the usual board of three by three."),
          ],
          note: "The task and requirement 2 say four by four.",
          confidence: "high",
          agent: "Engineer",
          decisive: true,
        },
        {
          mode: "3.2",
          at: [steps(8, 12)],
          note: "One test for one row; neither size, diagonals nor a draw.",
          confidence: "high",
        },
      ],
    },
    {
      annotator: "Grace (sample)",
      achieved: "no",
      labels: [
        { mode: "1.1", at: [text(5, "board = Board()")], confidence: "high", agent: "Engineer", decisive: true },
        { mode: "3.2", at: [text(12, "All tests pass. The game meets its requirements.")], confidence: "medium" },
        {
          mode: "2.5",
          at: [steps(7)],
          note: "The product manager's second requirement is passed over.",
          confidence: "low",
        },
      ],
    },
  ],
};
