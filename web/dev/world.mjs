// SPDX-License-Identifier: Apache-2.0
//
// The invented state of the fake's node: two lines, their logs, alarms, drafts, rings.

import { FLASH, HOSTILE, SAID } from "./people-say.mjs";

const LINES = ["a1b2c3d4e5f60718", "0918f7e6d5c4b3a2"].map((id) => id.padEnd(64, "0"));
const OURS = { ar: "northland", ru: "sundria", en: "observer-mission" };
const BY = { northland: "نقيب سامر العلي (duty)", sundria: "майор Орлов (duty)", "observer-mission": "Capt. Reyes (duty)" };
export const iso = (ms) => new Date(ms).toISOString().replace(/\.\d+Z$/, "Z");
const MINUTE = 60_000;
const step = (ms, by = null, answer = null, reason = null) => ({ time: iso(ms), by, answer, reason });

export class World {
  constructor({ entries = 120, us = "northland" } = {}) {
    this.us = us;
    this.drafts = new Map();
    this.rings = [];
    this.seqs = {};
    this.logs = LINES.map(() => []);
    const now = Date.now();
    for (let n = entries; n > 0; n -= 1) this.#past(n, now - n * 47 * MINUTE - 40 * MINUTE);
    this.#special(now);
    this.alarms = [this.alarm("check-unanswered", "observer-mission", 1), this.alarm("charter-expires", null, 0)];
  }

  #past(n, at) {
    const [lang, precedence, subject, text] = SAID[n % SAID.length];
    const author = OURS[lang];
    const line = author === "observer-mission" ? 1 : 0;
    const entry = this.entry({ line, author, lang, precedence, subject, text, at });
    if (n % 17 === 0) entry.traffic = "exercise";
    for (const [party, ladder] of Object.entries(entry.ladder)) {
      Object.assign(ladder, {
        stored: step(at + 900),
        shown: step(at + 30_000, BY[party]),
        acknowledged: step(at + 4 * MINUTE, BY[party], "received"),
      });
    }
    entry.state = "acknowledged";
    entry.final = true;
    if (n % 5 === 0) this.ackEntry(entry, at + 4 * MINUTE);
  }

  /** Everything that a screen must be able to show at least once. */
  #special(now) {
    const { us } = this;
    const far = us === "northland" ? "sundria" : "northland";
    const say = (more) => this.entry({ line: 0, author: far, lang: "ru", ...more });
    const mine = (more) => this.entry({ line: 0, author: us, lang: "ar", ...more });
    const overdue = mine({ at: now - 230 * MINUTE, precedence: "priority", subject: SAID[2][2], text: SAID[2][3] });
    overdue.ladder[far].stored = step(now - 229 * MINUTE);
    overdue.state = "stored";
    overdue.overdue = [{ party: far, step: "stored-not-shown", since: iso(now - 49 * MINUTE) }];
    const cancelled = mine({ at: now - 95 * MINUTE, precedence: "routine", subject: SAID[5][2], text: SAID[5][3] });
    const cancels = mine({ at: now - 80 * MINUTE, kind: "cancellation", precedence: "routine", subject: null, text: null });
    cancels.reason = "أُجّلت الصيانة";
    cancels.amends = { id: cancelled.id, counts: true, why_not: null };
    cancelled.amended = { by: [cancels.id], corrected: null, cancelled: cancels.id, superseded_by: null };
    this.waits(say({ at: now - 70 * MINUTE, precedence: "routine", subject: SAID[8][2], text: HOSTILE }), 70);
    this.waits(say({ at: now - 50 * MINUTE, precedence: "priority", traffic: "exercise", subject: SAID[3][2], text: SAID[3][3] }), 50);
    const drone = say({ at: now - 12 * MINUTE, precedence: "immediate", subject: SAID[6][2], text: SAID[6][3], reply_by: iso(now + 60 * MINUTE) });
    drone.label = "RESTRICTED";
    drone.info_offices = [`${us}:air-defence`];
    drone.attachments = [
      { sha256: "ab".repeat(32), bytes: 482_113, media: "image/jpeg", name: "снимок-1412Z.jpg", held_bytes: 482_113, complete: true, too_large: false },
      { sha256: "cd".repeat(32), bytes: 2_400_000, media: "application/pdf", name: "journal.pdf", held_bytes: 800_000, complete: false, too_large: false },
    ];
    this.waits(drone, 12);
  }

  waits(entry, minutes) {
    entry.ladder[this.us].stored = step(Date.now() - minutes * MINUTE + 1000);
    entry.state = "stored";
    entry.final = false;
  }

  flash() {
    const [lang, precedence, subject, text] = FLASH;
    const far = this.us === "northland" ? "sundria" : "northland";
    const entry = this.entry({ line: 0, author: far, lang, precedence, subject, text, at: Date.now() });
    entry.ladder[this.us].stored = step(Date.now());
    const ring = { entry: entry.id, precedence, stage: 0, since: iso(Date.now()), roles: ["duty"], unsilenced_desks: ["desk-1"] };
    this.rings.push(ring);
    return { entry, ring };
  }

  entry({ line, author, lang, precedence, subject, text, at, kind = "message", traffic = "operation", reply_by = null }) {
    const seq = (this.seqs[author] = (this.seqs[author] ?? 0) + 1);
    const to = line === 1 ? (author === "observer-mission" ? this.us : "observer-mission") : author === "northland" ? "sundria" : "northland";
    const empty = { queued: null, handed: null, stored: null, shown: null, acknowledged: null, answered: null, late_s: null, contradicts: false };
    if (author === this.us) Object.assign(empty, { queued: step(at), handed: { ...step(at + 200), bearer: "https" } });
    const entry = {
      id: `${LINES[line].slice(0, 16)}/${author}.1/${seq}`,
      line: LINES[line], author, incarnation: 1, seq, kind, precedence, traffic, sent_alone: false, lang, subject, label: null, text,
      from_office: "duty-desk", to_offices: [`${to}:duty-desk`], info_offices: [], refs: [], supersedes: null,
      by: BY[author], answer: null, reason: null, time: iso(at), reply_by, final: false, void: null, opened: true,
      state: "queued", ladder: kind === "message" ? { [to]: empty } : {}, wire: { bytes: 612 }, attachments: [], detail: null,
      amended: { by: [], corrected: null, cancelled: null, superseded_by: null }, amends: null, overdue: [], lapses: [],
      orphan: false, shredded: [], branches: [], held: false,
    };
    this.logs[line].push(entry);
    return entry;
  }

  ackEntry(entry, at, answer = "received", reason = null, by = null) {
    const [party] = Object.keys(entry.ladder);
    const line = LINES.indexOf(entry.line);
    const said = this.entry({ line, author: party, kind: "acknowledgement", precedence: entry.precedence, traffic: entry.traffic, lang: null, subject: null, text: null, at });
    Object.assign(said, { refs: [entry.id], answer, reason, from_office: null, to_offices: [] });
    if (by) said.by = by;
    return said;
  }

  find(id) {
    return this.logs.flat().find((entry) => entry.id === id);
  }

  alarm(code, party, line) {
    return {
      line: LINES[line], alias: ["sundria", "mission"][line], code, party, detail: null,
      since: iso(Date.now() - 33 * MINUTE), means: code, do: code, closed: null,
    };
  }

  lines() {
    const now = Date.now();
    const counts = (asked, answered, late = 0) => ({ asked, answered, late, open: 0 });
    const checks = { scheduled: counts(168, 166, 1), surprise: counts(7, 6), trend: { scheduled: [], surprise: [] }, last_answered: iso(now - 35 * MINUTE) };
    const peer = (party, heard, reachable) => ({
      party, verified: { by_us: true, by_them: true }, last_heard: iso(now - heard),
      bearers: [
        { bearer: "https", reachable, last_heard: iso(now - heard), queued: reachable ? 0 : 3, trouble: reachable ? null : "connection refused" },
        { bearer: "courier", reachable: false, last_heard: iso(now - 26 * 60 * MINUTE), queued: 0, trouble: null },
      ],
      clock_offset_ms: reachable ? 240 : 94_000, checks: { ...checks, by_us: checks },
      presence: { charter: "live", state: "present", since: iso(now - 400 * MINUTE), hours: null }, missing: 0, outage: null,
    });
    const line = (n, alias, title, one, days) => ({
      line: LINES[n], alias, title, party: this.us, incarnation: 1, verified: true, peers: [one],
      offices: Object.fromEntries([this.us, one.party].map((party) => [party, [{ office: "duty", title: "Duty" }]])),
      expires: iso(now + days * 86_400_000), expires_in_days: days,
      charter: { serial: 1, open: 1, adopted: {}, left: [], expires: iso(now + days * 86_400_000), ack_within_s: { flash: 600, immediate: 1800, priority: 10800, routine: 21600 }, attachment_bytes: 10 << 20 },
      alarms: [], suspended: [], overdue: n === 0 ? 1 : 0, finality: { entries: 90, suspended: [] },
      witness: { key: null, cosigned: [] }, texts: { retention_days: 3650, shredded: 0, last: null }, holds: [],
    });
    const far = this.us === "northland" ? "sundria" : "northland";
    return [
      line(0, "sundria", "Northland – Sundria", peer(far, 20_000, true), 71),
      line(1, "mission", "Northland – Observer Mission", peer("observer-mission", 95 * MINUTE, false), 240),
    ];
  }
}
