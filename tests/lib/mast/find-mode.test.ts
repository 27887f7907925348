import { describe, expect, test } from "vitest";
import { aliases } from "@/lib/mast/aliases";
import { findModeByName } from "@/lib/mast/find-mode";
import { modeName } from "@/lib/mast/names";
import { modeCodes } from "@/lib/mast/taxonomy";

describe("finding a mode by name", () => {
  test.each(modeCodes)("%s by every name it has, with and without a code, in any case", (mode) => {
    for (const name of [modeName("v2", mode), ...aliases[mode]]) {
      expect(findModeByName(name)?.mode).toBe(mode);
      expect(findModeByName(name.toUpperCase())?.mode).toBe(mode);
    }
    expect(findModeByName(`${mode} ${modeName("v3", mode)}`)).toEqual({ mode, certain: true });
    expect(findModeByName(`FM-${mode}: ${modeName("v3", mode)}`)).toEqual({ mode, certain: true });
    expect(findModeByName(`FM-${mode}`)).toEqual({ mode, certain: true });
  });

  test("the name decides, not the code before it", () => {
    expect(findModeByName("1.7 Disobey role specification")?.mode).toBe("1.2");
    expect(findModeByName("2.5 Ignored Other Agent's Input")?.mode).toBe("2.5");
    expect(findModeByName("2.7 Ignored other agents' input")?.mode).toBe("2.5");
    expect(findModeByName("2.4 Information Witholding")?.mode).toBe("2.4");
  });

  test.each(["3.2 Weak Verification", "3.3 Weak Verification"])("%s is 3.2, and not certain", (name) => {
    expect(findModeByName(name)).toEqual({ mode: "3.2", certain: false });
  });

  test.each(["3.2 No or Incorrect Verification", "3.3 No or incorrect verification"])(
    "%s is 3.3, and not certain",
    (name) => {
      expect(findModeByName(name)).toEqual({ mode: "3.3", certain: false });
    },
  );

  test("the paper's own two names are certain", () => {
    expect(findModeByName("No or incomplete verification")).toEqual({ mode: "3.2", certain: true });
    expect(findModeByName("Incorrect Verification")).toEqual({ mode: "3.3", certain: true });
  });

  test.each(["", "3.2", "MAST-7", "1.3 Undetected conversation ambiguities", "Hallucination"])(
    "%j is no name of a mode",
    (name) => {
      expect(findModeByName(name)).toBeNull();
    },
  );
});
