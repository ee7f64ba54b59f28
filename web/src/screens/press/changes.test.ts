// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import type { ContactValues } from "../../state/types";
import { changesOf } from "./changes";

const READ: ContactValues = {
  status: "held",
  when: "2024-09-09",
  sides: [
    { side: "RU", office: "foreign-minister", holder: "Lavrov" },
    { side: "TR", office: "foreign-minister", holder: "" },
  ],
  medium: "telephone",
  level: "minister",
  track: "diplomatic",
  initiators: [{ side: "TR", said_by: "RU" }],
  publicity: [],
  topics: ["grain"],
  attempts: 1,
};

describe("what a person has written otherwise", () => {
  it("is nothing, if it reads as before", () => {
    expect(changesOf(READ, structuredClone(READ))).toEqual({});
    expect(changesOf(READ, { ...READ, when: " 2024-09-09 ", topics: ["grain ", ""] })).toEqual({});
  });

  it("is each value that reads otherwise, and no other", () => {
    expect(changesOf(READ, { ...READ, when: "2024-09-08" })).toEqual({ when: "2024-09-08" });
    expect(changesOf(READ, { ...READ, initiators: [{ side: " " }], medium: null, attempts: null })).toEqual({
      initiators: [],
      medium: null,
      attempts: null,
    });
    const sides = [...READ.sides, { side: " US ", office: "", holder: "" }, { side: "", office: "x", holder: "" }];
    expect(changesOf(READ, { ...READ, sides })).toEqual({
      sides: [...READ.sides, { side: "US", office: "", holder: "" }],
    });
  });
});
