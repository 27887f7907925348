import { describe, expect, test } from "vitest";
import { commandList, type Situation, situations } from "@/components/keyboard/commands";
import { matchPress, type Press, pressName } from "@/components/keyboard/key-matcher";
import { clashesOf, holderOf, keymapOf, tableKeymap } from "@/components/keyboard/keymap";

const press = (key: string, code: string, change: Partial<Press> = {}): Press => ({
  key,
  code,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  altGraph: false,
  ...change,
});

describe("the table of commands", () => {
  test("no two commands that are there at once have the same key, and none is the beginning of another", () => {
    expect(clashesOf(tableKeymap)).toEqual([]);
  });

  test("each command is found by each of its keys in its situation", () => {
    for (const { id, keys, when } of commandList) {
      for (const key of keys) {
        const names = key.split(" ");
        const [first = "", second] = names;
        let match = matchPress(first, "", new Set([when]));
        if (second !== undefined) match = matchPress(second, match.begun, new Set([when]));
        expect(match.command, key).toBe(id);
      }
    }
  });

  test("every situation is known and used", () => {
    expect(new Set(commandList.map(({ when }) => when))).toEqual(new Set(situations));
  });
});

describe("a press has the same name on every keyboard", () => {
  test("characters are taken as typed", () => {
    expect(pressName(press("!", "Digit1", { shiftKey: true }))).toBe("!");
    expect(pressName(press("J", "KeyJ", { shiftKey: true }))).toBe("J");
    expect(pressName(press("?", "Minus", { shiftKey: true }))).toBe("?");
  });

  test("brackets typed with AltGr, which Windows reports as Ctrl and Alt", () => {
    const german = press("[", "Digit8", { ctrlKey: true, altKey: true, altGraph: true });
    expect(pressName(german)).toBe("[");
  });

  test("digits of the French row, without Shift and with it, and of the number pad", () => {
    expect(pressName(press("&", "Digit1"))).toBe("1");
    expect(pressName(press('"', "Digit3"))).toBe("3");
    expect(pressName(press("3", "Digit3", { shiftKey: true }))).toBe("3");
    expect(pressName(press("2", "Numpad2"))).toBe("2");
    expect(pressName(press("#", "Digit3", { shiftKey: true }))).toBe("#");
  });

  test("letters of a Cyrillic or Greek keyboard by their place", () => {
    expect(pressName(press("о", "KeyJ"))).toBe("j");
    expect(pressName(press("Ξ", "KeyJ", { shiftKey: true }))).toBe("J");
    expect(pressName(press("я", "KeyZ", { ctrlKey: true }))).toBe("Mod+z");
  });

  test("undo with Ctrl and with ⌘, redo with Shift, whatever Shift does to the letter", () => {
    expect(pressName(press("z", "KeyZ", { metaKey: true }))).toBe("Mod+z");
    expect(pressName(press("Z", "KeyZ", { ctrlKey: true, shiftKey: true }))).toBe("Mod+Shift+z");
  });

  test("named keys with their modifiers", () => {
    expect(pressName(press("Enter", "Enter", { shiftKey: true }))).toBe("Shift+Enter");
    expect(pressName(press("ArrowRight", "ArrowRight", { altKey: true }))).toBe("Alt+ArrowRight");
    expect(pressName(press(" ", "Space"))).toBe("Space");
  });
});

describe("two strokes", () => {
  const draft = new Set<Situation>(["draft", "always"]);

  test("the second digit is a mode only after the first", () => {
    expect(matchPress("3", "", draft).command).toBe("category-3");
    expect(matchPress("2", "", new Set<Situation>([...draft, "stroke"])).command).toBe("mode-2");
  });

  test("a sequence that is broken off starts anew with the key that broke it", () => {
    const begun = matchPress("g", "", draft);
    expect(begun).toEqual({ command: null, begun: "g" });
    expect(matchPress("g", begun.begun, draft).command).toBe("first-step");
    expect(matchPress("j", begun.begun, draft).command).toBe("next-step");
  });
});

describe("keys of one's own", () => {
  const own = keymapOf({ "next-step": ["ArrowDown", "ö"], withdraw: [] });
  const holds = new Set<Situation>(["draft", "label", "always"]);

  test("take the place of those of the table, which are free then", () => {
    expect(matchPress("ö", "", holds, own).command).toBe("next-step");
    expect(matchPress("j", "", holds, own).command).toBeNull();
    expect(matchPress("Backspace", "", holds, own).command).toBeNull();
    expect(pressName(press("ö", "Semicolon"), own)).toBe("ö");
    expect(clashesOf(own)).toEqual([]);
  });

  test("are refused where another command that is there at once holds them", () => {
    expect(holderOf(own, "compare", "k")?.id).toBe("previous-step");
    expect(holderOf(own, "compare", "j")).toBeNull();
    expect(holderOf(own, "compare", "g")?.id).toBe("first-step");
    expect(holderOf(own, "next-trace", "w")).toBeNull();
    expect(holderOf(own, "word-on", "k")).toBeNull();
    expect(clashesOf(keymapOf({ fold: ["k"] }))).toEqual(["previous-step and fold: k", "fold and previous-step: k"]);
  });

  test("Escape is nobody's to give away", () => {
    expect(matchPress("Escape", "", holds, keymapOf({ back: ["q"] })).command).toBe("back");
  });
});
