import { answer, call, run, type SampleTrace, say, steps, text, think } from "@/lib/workflows/sample/sample-trace";

/** The booker knows which fare to take and takes the other; the verifier looks at the price alone. */
export const tripBooking: SampleTrace = {
  trace: run("2026-03-02T08:00:00Z", {
    title: "Refundable flight from Vienna to Porto under 400 €",
    system: "CrewAI",
    model: "gpt-4o",
    benchmark: "TripBench",
    task: "Book the cheapest refundable flight from Vienna to Porto, out on 3 June, back on 10 June, under 400 €. Send the itinerary to the traveller.",
    outcome: "failed",
    steps: [
      say("Planner", "Plan: search fares, compare what is refundable, book, verify, send the itinerary.", "Researcher"),
      call("Researcher", "c1", "search_flights", { from: "VIE", to: "OPO", out: "2026-06-03", back: "2026-06-10" }),
      answer(
        "Researcher",
        "c1",
        '{"fares":[{"flight":"TP 1273","price":338,"refundable":false},{"flight":"OS 405 / TP 1943","price":371,"refundable":true},{"flight":"LH 1239","price":452,"refundable":true}]}',
      ),
      say(
        "Researcher",
        "Two candidates stay under 400 €: TP 1273 for 338 €, not refundable, and OS 405 / TP 1943 for 371 €, refundable until 24 h before departure.",
        "Booker",
      ),
      think(
        "Booker",
        "The traveller wants a refundable fare, so OS 405 / TP 1943 at 371 € is the right one. I will book the refundable option.",
      ),
      call("Booker", "c2", "book_flight", { flight: "TP 1273", fare: "LIGHT_NONREF", price: 338, currency: "EUR" }),
      answer("Booker", "c2", '{"status":"confirmed","pnr":"7KQ2LM","fare":"LIGHT_NONREF"}'),
      say("Booker", "Booked. Confirmation 7KQ2LM, total 338 €.", "Planner"),
      say("Planner", "Please confirm the booking against the request and close the task.", "Verifier"),
      think("Verifier", "The limit was 400 €. The total is 338 €."),
      say("Verifier", "The price is below 400 €, so the booking is correct. The itinerary can go out.", "Planner"),
      call("Planner", "c3", "send_mail", { to: "traveller", subject: "Your trip to Porto", pnr: "7KQ2LM" }),
      answer("Planner", "c3", "sent"),
      say("Planner", "Thank you all. TERMINATE"),
    ],
  }),
  reviews: [
    {
      annotator: "Ada (sample)",
      achieved: "no",
      labels: [
        {
          mode: "2.6",
          at: [text(4, "I will book the refundable option."), text(5, '"fare": "LIGHT_NONREF"')],
          note: "Chose OS 405 in the thought, booked the non-refundable TP 1273 in the next step.",
          confidence: "high",
          agent: "Booker",
          decisive: true,
        },
        {
          mode: "3.2",
          at: [text(10, "The price is below 400 €, so the booking is correct.")],
          note: "Checks the price only; whether the fare can be refunded is never looked at.",
          confidence: "high",
        },
      ],
    },
    {
      annotator: "Grace (sample)",
      achieved: "no",
      labels: [
        {
          mode: "2.6",
          at: [text(4, "I will book the refundable option."), steps(5)],
          confidence: "high",
          agent: "Booker",
          decisive: true,
        },
        { mode: "3.3", at: [steps(9, 10)], note: "A check was made, and it came out wrong.", confidence: "medium" },
      ],
    },
  ],
};
