// SPDX-License-Identifier: Apache-2.0
//
// By when an entry is to be acknowledged, as a desk counts it down. A display, never an accusation:
// what is overdue says the node, by its own tick (`entry.overdue`).

import { SvelteMap } from "svelte/reactivity";
import type { Entry, LineState, Precedence } from "./types";

const MINUTE_MS = 60_000;

/** The defaults of a charter, for a line that is not known yet. */
const ACK_WITHIN_MS: Record<Precedence, number> = {
  flash: 10 * MINUTE_MS,
  immediate: 30 * MINUTE_MS,
  priority: 180 * MINUTE_MS,
  routine: 360 * MINUTE_MS,
};

/** By line; reactive, for a charter may be renewed while an entry waits. */
const limits = new SvelteMap<string, Record<Precedence, number>>();

/** Take up within how many seconds the charter of a line asks for an acknowledgement. */
export function learn(line: LineState): void {
  limits.set(line.line, line.charter.ack_within_s);
}

function withinMs(entry: Entry): number {
  const precedence = entry.precedence ?? "routine";
  const told = limits.get(entry.line)?.[precedence];
  return told === undefined ? ACK_WITHIN_MS[precedence] : told * 1000;
}

export const ORDER: Record<Precedence, number> = { flash: 0, immediate: 1, priority: 2, routine: 3 };

/** Kinds that a person is asked to acknowledge. */
const AWAITING = new Set([
  "message",
  "check",
  "service",
  "suspension",
  "resumption",
  "correction",
  "cancellation",
]);

/** Whether we are asked to acknowledge it, and nobody has. */
export function waitsForUs(entry: Entry, us: string): boolean {
  if (entry.author === us || entry.void !== null || !AWAITING.has(entry.kind)) return false;
  const ladder = entry.ladder[us];
  if (!ladder || ladder.acknowledged || ladder.answered) return false;
  return entry.amended.cancelled === null && entry.amended.superseded_by === null;
}

/** By when, in ms. Null where no clock runs. */
export function ackDue(entry: Entry, party: string): number | null {
  const ladder = entry.ladder[party];
  if (!ladder || ladder.acknowledged || ladder.answered || !entry.precedence) return null;
  const from = ladder.stored?.time;
  return from ? Date.parse(from) + withinMs(entry) : null;
}

/** The most urgent first; of the same precedence the one that is due first. */
export function byUrgency(us: string): (one: Entry, other: Entry) => number {
  const rank = (entry: Entry): number => ORDER[entry.precedence ?? "routine"];
  const due = (entry: Entry): number =>
    ackDue(entry, us) ?? Date.parse(entry.time ?? "") + withinMs(entry);
  return (one, other) => rank(one) - rank(other) || due(one) - due(other);
}

export function rehearsal(traffic: string | null): boolean {
  return traffic !== null && traffic !== "operation";
}
