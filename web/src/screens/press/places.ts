// SPDX-License-Identifier: Apache-2.0
/**
 * Places in a report: where the words stand that a value was taken from.
 *
 * Rules:
 *
 * 1. The server counts in characters (code points) of the untouched text, this page in UTF-16 units:
 *    a character beyond U+FFFF is one there, and two here.
 * 2. A text is cut where words begin and end, and where something else is read instead: of HTML its
 *    tags are left out. Joined, what is drawn and what is left out are the text.
 * 3. A line that would be the second empty one is left out of HTML, where an empty line means nothing.
 */

import { pieces, type Piece } from "../../text";

export interface Words {
  start: number;
  end: number;
}

/** A stretch of a text that is read otherwise than it stands there: a tag, an entity. */
export interface Edit extends Words {
  instead: string;
}

/** Words to be marked; `id` says of what. */
export interface Mark extends Words {
  id: string;
}

/** A piece that is drawn: `text`, in UTF-16 units from `start` on, and whose words it is. */
export interface Cut {
  text: string;
  start: number;
  ids: readonly string[];
}

const BEYOND = /[\u{10000}-\u{10ffff}]/gu;

/** Turns places of the server into places of this page. */
export class Places {
  readonly #beyond: number[] = [];
  readonly #length: number;

  constructor(text: string) {
    this.#length = text.length;
    for (const { index } of text.matchAll(BEYOND)) this.#beyond.push(index - this.#beyond.length);
  }

  /** Where a character stands in UTF-16 units. What lies beyond the end is the end. */
  at(character: number): number {
    let [low, high] = [0, this.#beyond.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#beyond[middle] ?? 0) < character) low = middle + 1;
      else high = middle;
    }
    return Math.min(Math.max(character, 0) + low, this.#length);
  }

  /** The same words, counted in UTF-16 units. */
  of<W extends Words>(words: W): W {
    return { ...words, start: this.at(words.start), end: this.at(words.end) };
  }
}

/** Cut a text into lines of pieces. All places are in UTF-16 units; edits are in order. */
export function cut(text: string, marks: readonly Mark[], edits: readonly Edit[] = []): Cut[][] {
  const bounds = new Set([0, text.length]);
  for (const { start, end } of [...marks, ...edits]) bounds.add(start).add(end);
  for (const { index } of text.matchAll(/\n/gu)) bounds.add(index + 1);
  const places = [...bounds].sort((one, other) => one - other);
  const opening = grouped(marks, "start");
  const closing = grouped(marks, "end");
  const lines: Cut[][] = [[]];
  const open: Mark[] = [];
  let next = 0;
  for (const [n, start] of places.entries()) {
    const end = places[n + 1] ?? text.length;
    for (const mark of closing.get(start) ?? []) if (open.includes(mark)) open.splice(open.indexOf(mark), 1);
    for (const mark of opening.get(start) ?? []) if (mark.end > mark.start) open.push(mark);
    if (end <= start) continue;
    while (edits[next] && (edits[next]?.end ?? 0) <= start) next += 1;
    const edit = edits[next];
    const within = edit !== undefined && edit.start <= start;
    const shown = within ? (edit.start === start ? edit.instead : "") : text.slice(start, end);
    const line = lines.at(-1);
    if (shown !== "") line?.push({ text: shown, start, ids: open.map(({ id }) => id) });
    if (shown.endsWith("\n")) lines.push([]);
  }
  if (lines.at(-1)?.length === 0 && lines.length > 1) lines.pop();
  return edits.length ? lines.filter((line, n) => !(isBlank(line) && isBlank(lines[n - 1] ?? []))) : lines;
}

function grouped(marks: readonly Mark[], by: "start" | "end"): Map<number, Mark[]> {
  const found = new Map<number, Mark[]>();
  for (const mark of marks) found.set(mark[by], [...(found.get(mark[by]) ?? []), mark]);
  return found;
}

/** A piece of a line as people see it, and whose words its parts are. */
export interface Drawn {
  piece: Piece;
  parts: Cut[];
}

/** Turn a line into what is drawn: values stay whole, and what hides is a box. */
export function drawn(line: readonly Cut[]): Drawn[] {
  const left = [...line];
  let taken = 0;
  return pieces(line.map(({ text }) => text).join("")).map((piece) => {
    const parts: Cut[] = [];
    for (let missing = piece.text.length; missing > 0; ) {
      const first = left[0];
      if (!first) break;
      const text = first.text.slice(taken, taken + missing);
      parts.push({ ...first, text, start: first.start + taken });
      missing -= text.length;
      taken += text.length;
      if (taken >= first.text.length) {
        left.shift();
        taken = 0;
      }
    }
    return { piece, parts };
  });
}

function isBlank(line: readonly Cut[]): boolean {
  return line.every(({ text }) => text.trim() === "");
}
