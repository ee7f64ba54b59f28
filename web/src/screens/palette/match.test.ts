// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { fit, fold, matching } from "./match";

const ACTIONS = [
  { name: "إقرار بالقيد", english: "Acknowledge the entry" },
  { name: "تصدير محضر", english: "Export a transcript" },
  { name: "بحث", english: "Search" },
  { name: "أصوات التنبيه", english: "Alarm sound" },
];

describe("fold", () => {
  it("does not mind case, vowel signs, letter forms or ё", () => {
    expect(fold("ЁЛКА")).toBe(fold("елка"));
    expect(fold("إِقْرَار")).toBe(fold("اقرار"));
    expect(fold("مدرسة")).toBe(fold("مدرسه"));
    expect(fold("عـــربي")).toBe(fold("عربى"));
  });
});

describe("fit", () => {
  it("puts a whole word before a start, a start before an inside, an inside before letters", () => {
    const order = ["log", "logs", "the log", "dialogue", "lines of gold"].map((name) =>
      fit("log", name),
    );
    expect(order).toEqual([...order].sort((a, b) => b - a));
    expect(order.every((each) => each > 0)).toBe(true);
  });

  it("needs every word, in any order", () => {
    expect(fit("entry ack", "Acknowledge the entry")).toBeGreaterThan(0);
    expect(fit("entry zebra", "Acknowledge the entry")).toBe(0);
  });
});

describe("matching", () => {
  it("gives all for nothing typed, in their order", () => {
    expect(matching("", ACTIONS)).toEqual(ACTIONS);
  });

  it("finds by the language of the screen and by English", () => {
    expect(matching("اقرار", ACTIONS)[0]).toBe(ACTIONS[0]);
    expect(matching("ack", ACTIONS)[0]).toBe(ACTIONS[0]);
    expect(matching("export", ACTIONS)[0]).toBe(ACTIONS[1]);
  });

  it("finds by letters in order", () => {
    expect(matching("srch", ACTIONS)[0]).toBe(ACTIONS[2]);
  });

  it("finds nothing for what fits nothing", () => {
    expect(matching("qqq", ACTIONS)).toEqual([]);
  });
});
