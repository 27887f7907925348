import { expect, test } from "vitest";
import { momentText } from "@/components/ui/moment";

const now = new Date("2026-03-10T12:00:00Z");
const before = (minutes: number) => momentText(new Date(now.getTime() - minutes * 60_000), now);

test("a moment in words", () => {
  expect(before(0.5)).toBe("just now");
  expect(before(1.5)).toBe("1 minute ago");
  expect(before(59)).toBe("59 minutes ago");
  expect(before(60)).toBe("1 hour ago");
  expect(before(24 * 60)).toBe("yesterday");
  expect(before(6 * 24 * 60)).toBe("6 days ago");
  expect(before(8 * 24 * 60)).toBe("2 Mar 2026");
  expect(before(-3 * 24 * 60)).toBe("in 3 days");
});
