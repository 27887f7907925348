import { answer, call, run, type SampleTrace, say, steps, text, think } from "@/lib/workflows/sample/sample-trace";

/** After the hand-over the desk begins from the start and asks for what it was told. */
export const refundDesk: SampleTrace = {
  trace: run("2026-03-03T11:15:00Z", {
    title: "Refund for a broken kettle",
    system: "OpenAI Agents",
    model: "gpt-4.1",
    benchmark: "SupportBench",
    task: "Refund order 3308 if it is younger than 30 days and the customer says what is wrong.",
    outcome: "failed",
    steps: [
      say(
        "Customer",
        "My kettle, order 3308, leaks at the handle since the second day. I would like my money back.",
        "Triage",
      ),
      call("Triage", "h1", "transfer_to_refunds", { reason: "refund wanted, order 3308, leaks at the handle" }),
      answer("Triage", "h1", "handed over to Refunds"),
      call("Refunds", "r1", "get_order", { id: 3308 }),
      answer("Refunds", "r1", '{"id":3308,"item":"kettle","price":34.9,"age_days":12}'),
      say(
        "Refunds",
        "The order is 12 days old and can be refunded. Shall I send 34.90 € back to your card?",
        "Customer",
      ),
      say("Customer", "Yes, please.", "Refunds"),
      call("Refunds", "h2", "transfer_to_triage", { reason: "customer agreed" }),
      answer("Refunds", "h2", "handed over to Triage"),
      say("Triage", "Hello and welcome! How can I help you today?", "Customer"),
      say("Customer", "You were about to refund my kettle?", "Triage"),
      say("Triage", "I see. Which order is it about, and what is wrong with it?", "Customer"),
      say("Customer", "Order 3308. As I said: it leaks.", "Triage"),
      think("Triage", "A leak may be limescale. I can explain how to descale a kettle."),
      say(
        "Triage",
        "Please fill the kettle with water and two spoons of vinegar, boil it, and rinse it twice. Is there anything else?",
        "Customer",
      ),
      say("Customer", "No. Thank you for nothing."),
    ],
  }),
  reviews: [
    {
      annotator: "Ada (sample)",
      achieved: "no",
      labels: [
        {
          mode: "2.1",
          at: [text(9, "Hello and welcome! How can I help you today?")],
          note: "The talk starts over in the middle of a refund.",
          confidence: "high",
          agent: "Triage",
          decisive: true,
        },
        {
          mode: "1.4",
          at: [steps(10, 12)],
          note: "Order and fault were said in the first message.",
          confidence: "high",
          agent: "Triage",
        },
        { mode: "2.3", at: [steps(13, 14)], confidence: "medium" },
      ],
    },
    {
      annotator: "Grace (sample)",
      achieved: "no",
      labels: [
        { mode: "1.4", at: [steps(9, 12)], confidence: "high", agent: "Triage", decisive: true },
        { mode: "2.1", at: [steps(9)], confidence: "medium" },
        {
          mode: "2.5",
          at: [text(14, "Please fill the kettle with water and two spoons of vinegar")],
          note: "The customer had asked for the money, twice.",
          confidence: "low",
        },
      ],
    },
  ],
};
