// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { findingsOf, hiddenCharacter, parseTime, wordsOf } from "./check";

const good = {
  text: "Please confirm.",
  from_office: "duty-desk",
  to_offices: ["sundria:duty-desk"],
  precedence: "flash",
} as const;
const fields = (more: object) => ({ ...good, to_offices: [...good.to_offices], ...more });
const NOW = Date.parse("2026-11-22T12:00:00Z");

describe("characters that hide or turn text", () => {
  it.each(["\u202a", "\u202e", "\u2066", "\u2069", "\u200b", "\ufeff", "\u3164", "\u2028"])(
    "finds %j and where it stands",
    (character) => {
      expect(hiddenCharacter(`аб${character}в`)?.place).toBe(3);
    },
  );

  it("lets Arabic and Persian text have the marks that it needs", () => {
    expect(hiddenCharacter("می‌خواهم\u200f (٣)\u061c")).toBeUndefined();
  });

  it("allows a new line in a text and not in a subject", () => {
    expect(hiddenCharacter("a\nb")).toBeUndefined();
    expect(hiddenCharacter("a\nb", true)).toEqual({ code: "U+000A", place: 2 });
  });
});

describe("what stands in the way of sending", () => {
  it("is nothing for a whole message", () => {
    expect(findingsOf(fields({}), NOW)).toEqual([]);
  });

  it("is a FLASH of 201 words, and not a PRIORITY of as many", () => {
    const text = "слово ".repeat(201);
    expect(findingsOf(fields({ text }), NOW)).toEqual([
      { field: "text", id: "compose-error-words", args: { count: 1 } },
    ]);
    expect(findingsOf(fields({ text, precedence: "priority" }), NOW)).toEqual([]);
  });

  it("is a message to nobody, from nobody, or without words", () => {
    const ids = findingsOf({ precedence: "routine", text: " \n " }, NOW).map((one) => one.id);
    expect(ids).toEqual(["compose-error-empty", "compose-error-from", "compose-error-to"]);
  });

  it("is a time to answer by that has passed, or is none", () => {
    const ids = (reply_by: string) => findingsOf(fields({ reply_by }), NOW).map((one) => one.id);
    expect(ids("2026-11-22T11:59Z")).toEqual(["compose-error-reply-by"]);
    expect(ids("tomorrow")).toEqual(["compose-error-time"]);
    expect(ids("2026-11-22T12:01Z")).toEqual([]);
  });

  it("is a file that our node may have let go of", () => {
    const file = { sha256: "ab".repeat(32), name: "map.pdf", bytes: 9, given: "2026-11-22T11:10:00Z" };
    const ids = (now: number) => findingsOf(fields({ attachments: [file] }), now).map((one) => one.id);
    expect(ids(NOW)).toEqual([]);
    expect(ids(NOW + 10 * 60_000 + 1)).toEqual(["compose-error-files-old"]);
  });
});

it("counts words as the node does", () => {
  expect(wordsOf("  نطلب  وقف\nالحركة ")).toBe(3);
  expect(parseTime("2026-02-30T25:00Z")).toBeNull();
});
