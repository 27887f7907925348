import type { SampleTrace } from "@/lib/workflows/sample/sample-trace";
import { dateParser } from "@/lib/workflows/sample/traces/date-parser";
import { hangman } from "@/lib/workflows/sample/traces/hangman";
import { houseRules } from "@/lib/workflows/sample/traces/house-rules";
import { museum } from "@/lib/workflows/sample/traces/museum";
import { orchard } from "@/lib/workflows/sample/traces/orchard";
import { parcel } from "@/lib/workflows/sample/traces/parcel";
import { recipeResearch } from "@/lib/workflows/sample/traces/recipe-research";
import { refundDesk } from "@/lib/workflows/sample/traces/refund-desk";
import { ticTacToe } from "@/lib/workflows/sample/traces/tic-tac-toe";
import { tripBooking } from "@/lib/workflows/sample/traces/trip-booking";

/** All traces of the sample project; every one of them is invented. */
export const sampleTraces: readonly SampleTrace[] = [
  houseRules,
  recipeResearch,
  dateParser,
  refundDesk,
  parcel,
  museum,
  orchard,
  hangman,
  ticTacToe,
  tripBooking,
];
