// SPDX-License-Identifier: Apache-2.0
//
// What a message must be before it is sent, as the node checks it again. Pure: text in, findings out.

import { HIDING } from "../../text/controls";
import { FILE_KEPT_MS } from "../../state/files";
import type { DraftFields, Precedence, SendFields } from "../../state/types";

export interface Hidden {
  /** As people write it: `U+202E`. */
  code: string;
  /** Where it stands, from 1, in characters. */
  place: number;
}

/** Marks of direction and joining that honest text needs; they turn nothing over. */
const NEEDED = /[\u200c\u200d\u200e\u200f\u061c]/u;

/** The first character that hides or turns text; undefined: there is none. */
export function hiddenCharacter(text: string, oneLine = false): Hidden | undefined {
  let place = 0;
  for (const character of text) {
    place += 1;
    if (NEEDED.test(character) || (!oneLine && (character === "\n" || character === "\t"))) continue;
    if (!HIDING.test(character)) continue;
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return { code: `U+${code}`, place };
  }
  return undefined;
}

const URGENT_WORDS = 200;
export const SUBJECT_CHARS = 200;

export function wordsOf(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}

export function urgent(precedence: Precedence | undefined): boolean {
  return precedence === "flash" || precedence === "immediate";
}

export function wordLimit(precedence: Precedence | undefined): number | null {
  return urgent(precedence) ? URGENT_WORDS : null;
}

export interface Finding {
  field: keyof SendFields;
  id: string;
  args?: Record<string, string | number>;
}

/** A time as people write it here, `2026-11-22T18:00Z`; null: it is none. */
export function parseTime(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/u.test(text)) return null;
  const ms = Date.parse(text);
  return Number.isFinite(ms) ? ms : null;
}

/** What stands in the way of sending it, the most telling first. */
export function findingsOf(fields: DraftFields, now: number): Finding[] {
  const found: Finding[] = [];
  const text = fields.text ?? "";
  for (const field of ["text", "subject", "label"] as const) {
    const hidden = hiddenCharacter(fields[field] ?? "", field !== "text");
    if (hidden) {
      const { code, place } = hidden;
      found.push({ field, id: "compose-error-control", args: { code, place } });
    }
  }
  if (!text.trim()) found.push({ field: "text", id: "compose-error-empty" });
  const most = wordLimit(fields.precedence);
  const words = wordsOf(text);
  if (most !== null && words > most) {
    found.push({ field: "text", id: "compose-error-words", args: { count: words - most } });
  }
  if (!fields.from_office) found.push({ field: "from_office", id: "compose-error-from" });
  if (!fields.to_offices?.length) found.push({ field: "to_offices", id: "compose-error-to" });
  if (fields.reply_by) {
    const ms = parseTime(fields.reply_by);
    if (ms === null) found.push({ field: "reply_by", id: "compose-error-time" });
    else if (ms <= now) found.push({ field: "reply_by", id: "compose-error-reply-by" });
  }
  const old = fields.attachments?.find((file) => now - Date.parse(file.given) > FILE_KEPT_MS);
  if (old) found.push({ field: "attachments", id: "compose-error-files-old", args: { name: old.name } });
  return found;
}
