// SPDX-License-Identifier: Apache-2.0
//
// How parties, offices and entries are called on the screen.

/** A party or office by its id, as a name: `observer-mission` is “Observer Mission”. */
export function named(id: string): string {
  return id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}

/** `PARTY:OFFICE` in its two parts. */
export function officeOf(address: string): { party: string; office: string } {
  const [party = "", office = ""] = address.split(":");
  return { party, office };
}

/** The end of an entry's id, which is what people read aloud: `sundria.1/42`. */
export function shortId(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}

export function authorOf(id: string): string {
  return shortId(id).split(".")[0] ?? "";
}

/** Who wrote, `NAME (ROLE)`, in its two parts; the role is empty where none is said. */
export function personOf(by: string): { name: string; role: string } {
  const [, name = by, role = ""] = /^(.*) \(([a-z]+)\)$/u.exec(by) ?? [];
  return { name, role };
}

/** A name that keeps its own direction among others in one sentence. */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
