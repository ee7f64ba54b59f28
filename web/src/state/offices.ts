// SPDX-License-Identifier: Apache-2.0
//
// Offices that can be written to. A line does not list them to a desk, so they are gathered from what
// was written on it; any other can be typed as PARTY:OFFICE.

import type { Entry } from "./types";

/** All offices seen in these entries, as PARTY:OFFICE, in order of the alphabet. */
export function officesOf(entries: Iterable<Entry>, line: string): string[] {
  const found = new Set<string>();
  for (const entry of entries) {
    if (entry.line !== line) continue;
    if (entry.from_office) found.add(`${entry.author}:${entry.from_office}`);
    for (const office of [...entry.to_offices, ...entry.info_offices]) found.add(office);
  }
  return [...found].sort();
}

export const OFFICE = /^[a-z][a-z0-9-]{0,31}:[a-z][a-z0-9-]{0,31}$/u;
