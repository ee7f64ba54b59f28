// SPDX-License-Identifier: Apache-2.0
import { expect, it } from "vitest";
import type { Month } from "../../state/register";
import { columns } from "./chart";

const month = (name: string | null, levels: Partial<Month["levels"]>): Month => ({
  month: name,
  levels: { not_said: 0, working: 0, senior: 0, chief: 0, minister: 0, head: 0, ...levels },
});

it("has a column for a month in which nothing was held", () => {
  const told = columns([month("2022-11", { minister: 1 }), month("2023-02", { minister: 2, working: 1 })]);
  expect(told.columns.map((one) => [one.name, one.total])).toEqual([
    ["2022-11", 1],
    ["2022-12", 0],
    ["2023-01", 0],
    ["2023-02", 3],
  ]);
  expect(told.columns[3]?.counts.minister).toBe(2);
});

it("counts apart what is of no one month", () => {
  expect(columns([month(null, { head: 2, not_said: 1 })])).toEqual({ columns: [], apart: 3 });
});

it("goes by years where months are too many", () => {
  const told = columns([month("2010-01", { chief: 1 }), month("2010-09", { chief: 1 }), month("2024-06", { head: 1 })]);
  expect(told.columns.map((one) => one.name).slice(0, 2)).toEqual(["2010", "2011"]);
  expect(told.columns.length).toBe(15);
  expect(told.columns[0]?.total).toBe(2);
});
