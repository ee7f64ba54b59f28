// SPDX-License-Identifier: Apache-2.0
/**
 * A person's text as it is drawn: lines of plain text, values, and boxes.
 *
 * Rules:
 *
 * 1. The pieces of a text, joined, are that text: lines end with their own line feed.
 * 2. A box never stands inside of a value: what it would hide ends the value.
 * 3. A very long text is drawn in parts, cut at a space or between characters, never inside of one.
 */
import { hidden, type Hidden } from "./controls";
import { segments, type ValueKind } from "./tokens";

export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "value"; readonly text: string; readonly value: ValueKind }
  | { readonly kind: "box"; readonly text: string; readonly code: string; readonly name: string };

/** Cut a text into what is drawn, one after the other. */
export function pieces(text: string, how: { oneLine?: boolean } = {}): Piece[] {
  const found: Piece[] = [];
  let done = 0;
  for (const each of hidden(text, how)) {
    addPlain(found, text.slice(done, each.index));
    found.push(boxOf(text, each));
    done = each.index + each.length;
  }
  addPlain(found, text.slice(done));
  return found;
}

/** The same, line by line: each with the line feed that ends it as the last character. */
export function lines(text: string): Piece[][] {
  return text.split(/(?<=\n)/u).map((line) => pieces(line));
}

/** The first part of a long text, of about `most` characters. */
export function firstPart(text: string, most: number): string {
  if (text.length <= most) return text;
  const space = text.slice(0, most).search(/\s\S{0,200}$/u);
  if (space > 0) return text.slice(0, space + 1);
  const next = text.charCodeAt(most);
  return text.slice(0, next >= 0xdc00 && next <= 0xdfff ? most - 1 : most);
}

function addPlain(found: Piece[], text: string): void {
  for (const { text: part, value } of segments(text)) {
    found.push(value === null ? { kind: "text", text: part } : { kind: "value", text: part, value });
  }
}

function boxOf(text: string, { index, length, code, name }: Hidden): Piece {
  return { kind: "box", text: text.slice(index, index + length), code, name };
}
