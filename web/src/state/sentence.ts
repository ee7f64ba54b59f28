// SPDX-License-Identifier: Apache-2.0
//
// The state of a line in one sentence. The worst that is so is what is said; the rest is below it.

import { t } from "../i18n";
import { named } from "../parts/names";
import { clock, dayOf, dtg, zulu } from "./clock.svelte";
import type { LineState, Peer } from "./types";

export interface Sentence {
  text: string;
  /** Whether somebody has to know: drawn with a bar. */
  bad: boolean;
}

export function timeWord(iso: string | null): string {
  if (iso === null) return "—";
  const ms = Date.parse(iso);
  return dayOf(ms) === dayOf(clock.now) ? zulu(ms) : dtg(ms);
}

const alarmed = (line: LineState, code: string, party?: string): boolean =>
  line.alarms.some((one) => one.code === code && (!party || one.party === party));

/** What is to be said of the line as a whole; null: each party is spoken of. */
function ofLine(line: LineState): string | null {
  const all = line.peers.map((peer) => named(peer.party)).join(", ");
  if (alarmed(line, "rolled-back")) return t("line-rolled-back");
  if (line.expires_in_days < 0) return t("line-expired", { party: all });
  return null;
}

function ofPeer(line: LineState, peer: Peer): Sentence {
  const party = named(peer.party);
  const said = (text: string): Sentence => ({ text, bad: true });
  if (alarmed(line, "fork", peer.party)) return said(t("line-forked", { party }));
  if (!peer.verified.by_us) return said(t("line-not-verified", { party }));
  if (line.charter.left.includes(peer.party)) return said(t("line-left", { party }));
  if (peer.bearers.length > 0 && !peer.bearers.some((one) => one.reachable)) {
    if (!peer.last_heard) return said(t("line-never-reached", { party }));
    return said(t("line-not-reached", { party, time: timeWord(peer.last_heard) }));
  }
  if (line.suspended.some((one) => one.party === peer.party)) {
    return said(t("line-suspended", { party }));
  }
  if (!peer.verified.by_them) return said(t("line-not-verified-by-them", { party }));
  const checked = peer.checks.last_answered;
  if (!checked) return { text: t("line-verified-unchecked", { party }), bad: false };
  return { text: t("line-verified", { party, time: timeWord(checked) }), bad: false };
}

export function sentencesOf(line: LineState): Sentence[] {
  const whole = ofLine(line);
  if (whole !== null) return [{ text: whole, bad: true }];
  return line.peers.map((peer) => ofPeer(line, peer));
}
