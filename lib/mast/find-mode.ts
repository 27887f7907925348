/**
 * How an importer finds the mode behind a source's name.
 *
 * 3.2 and 3.3 are not safe by code alone. The paper: 3.2 "No or incomplete verification", 3.3 "Incorrect
 * verification". The authors' definitions file: 3.2 "Weak Verification", 3.3 "No or Incorrect Verification". Their
 * judge prompt and the agentdash package: the definitions file's two names with the codes changed over. So a name
 * decides wherever there is one, and a bare code means something only together with the list it was taken from.
 */
import { aliases } from "@/lib/mast/aliases";
import { modeName } from "@/lib/mast/names";
import { type ModeCode, modeCodes, taxonomyVersions } from "@/lib/mast/taxonomy";

export interface FoundMode {
  readonly mode: ModeCode;
  /** False where the source draws the line between 3.2 and 3.3 elsewhere than the paper does: keep its words, and warn. */
  readonly certain: boolean;
}

/** Names that cut between 3.2 and 3.3 elsewhere than the paper. */
const blurred: ReadonlySet<string> = new Set(
  [
    "Weak Verification",
    "Lack of critical verification",
    "No or Incorrect Verification",
    "Lack of result verification",
  ].map(plain),
);

const modeByName: ReadonlyMap<string, ModeCode> = new Map(
  modeCodes.flatMap((mode) =>
    [...taxonomyVersions.map((version) => modeName(version, mode)), ...aliases[mode]].map(
      (name) => [plain(name), mode] as const,
    ),
  ),
);

/** The mode that a name means; a code before it ("2.6 Action-Reasoning Mismatch") is passed over. Null for a name we do not know. */
export function findModeByName(name: string): FoundMode | null {
  const key = plain(name);
  const mode = modeByName.get(key);
  return mode === undefined ? null : { mode, certain: !blurred.has(key) };
}

/** Letters and digits in lower case, without the code in front. "FM-2.6" keeps its own: it is a name of the paper's. */
function plain(name: string): string {
  const words = name.replace(/^\s*(?:FM-?)?\d\.\d+[\s:.)–-]+(?=\p{L})/iu, "");
  return words
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, " ")
    .replaceAll(/\bother agents? s?\b/g, "other agent ")
    .replaceAll(/ +/g, " ")
    .trim();
}
