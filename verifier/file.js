// SPDX-License-Identifier: Apache-2.0
/**
 * A file as a checker takes it up: its kind and its members (docs/spec/08 §5.3, steps 1 to 3).
 *
 * 1. Nothing is taken from a name, the order, or the README; names and order are held against what they must be.
 * 2. The README is held against its hash: nobody can slip in an instruction.
 *
 * It judges no signature.
 */

import { hex, sha256, textOf } from "./bytes.js";
import { compare, placeOf } from "./members.js";
import { Code, refuse } from "./refused.js";

export const KINDS = ["transcript", "exhibit", "fork"];

const README = {
  transcript: "d72ef763cf3186b4d5f299ce56582f8f3db598190134f4e12397bb5543795438",
  exhibit: "e3116a8b8922e052261a2916fbfadd20ed329c3db1cf33569854bc8d60e36791",
  fork: "8c6afbb9ae85fd21e20535ae18ea6f297985b4b8f021d5aa0682e90ccccd647b",
};

/** The kind of a file of these members; refused if it is none of ours. */
export function kindOf(members) {
  const readme = members.find(([name]) => name === "README.txt")?.[1] ?? new Uint8Array();
  const [first] = (textOf(readme) ?? "").split("\n", 1);
  const said = /^wasl (transcript|exhibit|fork) v([0-9]+)$/.exec(first);
  if (said !== null && BigInt(said[2]) > 1n) refuse(Code.BAD_EXPORT, "a newer program is needed");
  const has = (folder) => members.some(([name]) => name.startsWith(folder));
  if (has("fork/")) return "fork";
  if (has("entry/")) return "exhibit";
  if (said?.[2] === "1") return said[1];
  if (has("charter/") && has("journals/")) return "transcript";
  return refuse(Code.BAD_EXPORT, "no file of this kind");
}

/** The members of a file by section and name, as far as the kind has them. */
export class File {
  constructor(kind, members) {
    this.kind = kind;
    this.contents = new Map(members);
    this.places = members.map(([name]) => placeOf(kind, name)).filter((place) => place !== null);
    this.used = new Set();
  }

  section(section) {
    return this.places.filter((place) => place.section === section);
  }

  get(name) {
    return this.contents.get(name) ?? null;
  }

  /** The journals with a member below `journals/`, each with its folder, in the order of the file. */
  journals() {
    const found = new Map();
    for (const { party, number } of this.section("journals")) found.set(`${party}.${number}`, { party, incarnation: number });
    return [...found].map(([id, journal]) => ({ id, folder: `journals/${id}/`, ...journal }));
  }
}

/** Step 3: names, order and README. */
export async function checkMembers(file, members, findings) {
  const wrong = (where, detail) => findings.altered(Code.BAD_EXPORT, where, detail);
  for (const [name] of members) {
    if (placeOf(file.kind, name) === null) wrong(name, "no file of this kind has this member");
  }
  const { places } = file;
  const misplaced = places.findIndex((place, at) => at > 0 && compare(places[at - 1], place) > 0);
  if (misplaced >= 0) wrong(places[misplaced].name, "a member out of order");
  const readme = file.get("README.txt");
  if (readme === null || hex(await sha256(readme)) !== README[file.kind]) wrong("README.txt", "another README than that of this kind");
}
