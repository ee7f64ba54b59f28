// SPDX-License-Identifier: Apache-2.0
//
// Files that a message may carry, as the node checks them again. Pure: names and sizes in, words out.

import { HIDING } from "../text/controls";

export const FILES_MOST = 16;
const NAME_CHARS = 120;
/** For how long our node keeps a file that no message names. */
export const FILE_KEPT_MS = 3_600_000;

/**
 * The name that a file goes by: its own, without what hides or turns text and what leads to another
 * folder. The ending stays, and says nothing: what a file is, the node tells from its bytes. In a name, also the marks go
 * that honest text needs.
 */
export function fileName(own: string): string {
  const flat = own.replace(new RegExp(HIDING, "gu"), "").normalize("NFC").replace(/[/\\:]/gu, "-");
  const trimmed = flat.replace(/^[\s.-]+|[\s.]+$/gu, "");
  const ending = /\.[^.\s]{1,8}$/u.exec(trimmed)?.[0] ?? "";
  const stem = [...trimmed.slice(0, trimmed.length - ending.length)];
  return stem.slice(0, NAME_CHARS - ending.length).join("").trimEnd() + ending || "file";
}

/** Why a file cannot be attached: there are enough, they would be too large, or it is of no kind. */
export type NoFile = "most" | "room" | "kind";

/** Why a file of that size cannot go beside those; null: it can. `room`: what the charter allows to all. */
export function whyNoFile(bytes: number, others: readonly number[], room: number): NoFile | null {
  if (bytes === 0) return "kind";
  if (others.length >= FILES_MOST) return "most";
  return others.reduce((sum, each) => sum + each, bytes) > room ? "room" : null;
}
