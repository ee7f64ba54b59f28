// SPDX-License-Identifier: Apache-2.0
//
// Contacts by month, as columns: one for each month from the first to the last, also where there was none,
// for a gap is what one looks for. Of very many months a column is a year. Pure.

import type { Level, Month } from "../../state/register";

export const LAYERS = ["not_said", "working", "senior", "chief", "minister", "head"] as const;
/** From the lowest up: what a column is made of. */
export type Layer = (typeof LAYERS)[number];

export interface Column {
  /** `2023-03`, or `2023`. */
  name: string;
  counts: Record<Layer, number>;
  total: number;
}

const MOST_MONTHS = 120;

const none = (): Record<Level | "not_said", number> => ({
  not_said: 0,
  working: 0,
  senior: 0,
  chief: 0,
  minister: 0,
  head: 0,
});

/** The columns; those of no one month are left out, and counted apart. */
export function columns(months: readonly Month[]): { columns: Column[]; apart: number } {
  const dated = months.filter((one) => one.month !== null);
  const apart = months.filter((one) => one.month === null).reduce((sum, one) => sum + total(one.levels), 0);
  const first = dated[0]?.month ?? null;
  const last = dated.at(-1)?.month ?? null;
  if (first === null || last === null) return { columns: [], apart };
  const byYear = count(last) - count(first) + 1 > MOST_MONTHS;
  const found = new Map<string, Column>();
  for (const name of names(first, last, byYear)) found.set(name, { name, counts: none(), total: 0 });
  for (const { month, levels } of dated) {
    const column = found.get(byYear ? (month ?? "").slice(0, 4) : (month ?? ""));
    if (!column) continue;
    for (const layer of LAYERS) column.counts[layer] += levels[layer];
    column.total += total(levels);
  }
  return { columns: [...found.values()], apart };
}

const total = (levels: Record<Layer, number>): number => LAYERS.reduce((sum, layer) => sum + levels[layer], 0);

/** Months since the year 0. */
const count = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

function* names(first: string, last: string, byYear: boolean): Generator<string> {
  const pad = (n: number, to: number) => String(n).padStart(to, "0");
  if (byYear) {
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) yield pad(year, 4);
    return;
  }
  for (let at = count(first); at <= count(last); at += 1) yield `${pad(Math.floor(at / 12), 4)}-${pad((at % 12) + 1, 2)}`;
}
