// SPDX-License-Identifier: Apache-2.0
/**
 * The members of a file: which names each kind has, and in which order (docs/spec/08 §2).
 *
 * 1. A name is read into its section and its numbers; a name that the kind does not have is null.
 * 2. `compare` is the order of 08 §2.2, computed from what the names say.
 *
 * It does not look into them.
 */

import { compareText } from "./bytes.js";

const P = "([a-z][a-z0-9-]{0,31})";
const N = "([1-9][0-9]{0,9})";
const SEQ = "(0|[1-9][0-9]{0,18})";
const SIZE = "([1-9][0-9]{0,18})";
const JOURNAL = `journals/${P}\\.${N}/`;
const FIVE = ["entry", "entry.tlog-proof", "pq.tlog-proof", "salt", "body"];
const SECTIONS = ["readme", "charters", "cards", "journals", "entry", "receipts", "answers", "witnesses", "anchor", "fork"];

/** One row: kinds, section, pattern, what its groups are, and the place of the file in the table. */
const row = (kinds, section, pattern, groups, file = 0) => ({ kinds, section, pattern: new RegExp(`^${pattern}$`), groups, file });

const inJournal = (kinds, name, file) => row(kinds, "journals", `${JOURNAL}${name.replace(".", "\\.")}`, ["party", "number"], file);

const ROWS = [
  row("TXF", "readme", "README\\.txt", []),
  row("TXF", "charters", `charter/${N}\\.${P}\\.note`, ["serial", "party"]),
  row("TXF", "cards", `cards/${P}\\.${N}\\.note`, ["party", "number"]),
  inJournal("TXF", "grant.note", 0),
  inJournal("TXF", "journal.note", 1),
  inJournal("T", "before", 2),
  inJournal("T", "entries", 3),
  inJournal("T", "openings", 4),
  inJournal("T", "checkpoint.note", 5),
  inJournal("T", "pq.note", 6),
  row("T", "journals", `${JOURNAL}receipts/${P}\\.${N}\\.note`, ["party", "number", "holder", "holderNumber"], 7),
  ...FIVE.map((name, at) => row("X", "entry", `entry/${name.replace(".", "\\.")}`, [], at)),
  row("X", "receipts", `receipts/${P}\\.${N}\\.tlog-proof`, ["party", "number"]),
  ...FIVE.map((name, at) => row("X", "answers", `answers/${P}\\.${N}\\.${SEQ}/${name.replace(".", "\\.")}`, ["party", "number", "seq"], at)),
  row("X", "witnesses", `witnesses/${SIZE}\\.tlog-proof`, ["seq"]),
  row("T", "witnesses", `witnesses/${P}\\.${N}\\.${SIZE}\\.tlog-proof`, ["party", "number", "seq"]),
  ...FIVE.slice(0, 2).map((name, at) => row("X", "anchor", `anchor/${name.replace(".", "\\.")}`, [], at)),
  ...FIVE.slice(0, 2).map((name, at) => row("T", "anchor", `anchor/${P}\\.${N}/${name.replace(".", "\\.")}`, ["party", "number"], at)),
  ...["a.note", "a.tlog-proof", "a.leaf", "a.grant.note", "b.note", "b.tlog-proof", "b.leaf", "b.grant.note"].map(
    (name, at) => row("F", "fork", `fork/${name.replaceAll(".", "\\.")}`, [], at)),
];

const LETTERS = { transcript: "T", exhibit: "X", fork: "F" };
const NUMBERS = new Set(["serial", "number", "holderNumber", "seq"]);

/** What a name of this kind of file says, or null. */
export function placeOf(kind, name) {
  for (const { kinds, section, pattern, groups, file } of ROWS) {
    const found = kinds.includes(LETTERS[kind]) ? pattern.exec(name) : null;
    if (found !== null) {
      const said = groups.map((group, at) => [group, NUMBERS.has(group) ? BigInt(found[at + 1]) : found[at + 1]]);
      return { name, section, file, ...Object.fromEntries(said) };
    }
  }
  return null;
}

const number = (a = 0n, b = 0n) => (a < b ? -1 : Number(a > b));
const text = (a = "", b = "") => compareText(a, b);

/** Below zero if `a` stands before `b`. */
export function compare(a, b) {
  return SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section)
    || number(a.serial, b.serial) || text(a.party, b.party) || number(a.number, b.number) || number(a.seq, b.seq)
    || a.file - b.file || text(a.holder, b.holder) || number(a.holderNumber, b.holderNumber);
}
