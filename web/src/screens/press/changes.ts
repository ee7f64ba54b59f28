// SPDX-License-Identifier: Apache-2.0
import type { ContactValues } from "../../state/types";

/** What a person has written otherwise: only that is the person's. Empty lines are nothing. */
export function changesOf(read: ContactValues, written: ContactValues): Partial<ContactValues> {
  const clean: ContactValues = {
    ...written,
    when: written.when.trim(),
    sides: written.sides.map(trimmed).filter(({ side }) => side),
    initiators: written.initiators.map(trimmed).filter(({ side }) => side),
    topics: written.topics.map((each) => each.trim()).filter(Boolean),
  };
  const names = Object.keys(read) as (keyof ContactValues)[];
  return Object.fromEntries(
    names.filter((name) => JSON.stringify(clean[name]) !== JSON.stringify(read[name])).map((name) => [name, clean[name]]),
  );
}

function trimmed<O extends object>(fields: O): O {
  const pairs = Object.entries(fields).map(([name, value]) => [name, typeof value === "string" ? value.trim() : value]);
  return Object.fromEntries(pairs) as O;
}
