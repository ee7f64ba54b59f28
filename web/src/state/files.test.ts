// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from "vitest";
import { fileName, whyNoFile } from "./files";

describe("files", () => {
  it.each([
    ["خريطة ١.pdf", "خريطة ١.pdf"],
    ["../../\u202efdp.tropeR.png", "fdp.tropeR.png"],
    ["a\u200bb\u00ad.txt", "ab.txt"],
    ["12:30 C:\\log.txt", "12-30 C--log.txt"],
    [" .hidden. ", "hidden"],
    ["e\u0301.txt", "\u00e9.txt"],
    ["\u202e\u2800", "file"],
    [`${"я".repeat(200)}.geojson`, `${"я".repeat(112)}.geojson`],
  ])("called %j go as %j", (own, name) => {
    expect(fileName(own)).toBe(name);
  });

  it("go as long as there is room, and no more than sixteen", () => {
    expect(whyNoFile(10, [80, 10], 100)).toBeNull();
    expect(whyNoFile(11, [80, 10], 100)).toBe("room");
    expect(whyNoFile(1, Array<number>(16).fill(1), 100)).toBe("most");
    expect(whyNoFile(0, [], 100)).toBe("kind");
  });
});
