// SPDX-License-Identifier: Apache-2.0
//
// Offices that can be written to: those of the members' cards, and any that was written to on the line,
// for a card may have changed. Any other can be typed as PARTY:OFFICE.

import type { Entry, LineState, Officer } from "./types";

/** All offices of a line, as PARTY:OFFICE, in order of the alphabet. */
export function officesOf(entries: Iterable<Entry>, line: LineState): string[] {
  const found = new Set<string>();
  for (const [party, offices] of Object.entries(line.offices)) {
    for (const one of offices) found.add(`${party}:${one.office}`);
  }
  for (const entry of entries) {
    if (entry.line !== line.line) continue;
    if (entry.from_office) found.add(`${entry.author}:${entry.from_office}`);
    for (const office of [...entry.to_offices, ...entry.info_offices]) found.add(office);
  }
  return [...found].sort();
}

/** The offices that an officer writes for: those given to them; who has none, any of our card. */
export function ourOffices(officer: Officer | null, line: LineState | undefined, us: string): string[] {
  if (officer?.offices.length) return officer.offices;
  return (line?.offices[us] ?? []).map((one) => one.office);
}

export const OFFICE = /^[a-z][a-z0-9-]{0,31}:[a-z][a-z0-9-]{0,31}$/u;
