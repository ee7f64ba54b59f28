// SPDX-License-Identifier: Apache-2.0
//
// What this desk knows: the one state that every part of the screen reads.
//
// 1. It is filled by the server's answers, and kept up by its events. Nothing is guessed, and nothing
//    is shown as done before the server says so.
// 2. Without a node it stays readable as it was, and says since when.
// 3. It lives in memory only.

import { SvelteMap } from "svelte/reactivity";
import { api, ApiError } from "./api";
import { clock } from "./clock.svelte";
import { drafts } from "./drafts.svelte";
import { byUrgency, learn, waitsForUs } from "./due";
import { Log } from "./log.svelte";
import { session } from "./session.svelte";
import { Socket, type Event, type Ring, type Watcher, type Word } from "./socket";
import type { Alarm, Entry, LineState } from "./types";

/** Whole entries that are held beside those that wait: the ones looked at last. */
const HELD = 300;
/** For how long it is said who has acknowledged a FLASH. */
const TAKEN_MS = 12_000;

export interface Taken {
  entry: string;
  why: "acknowledged" | "cancelled";
  by: string | null;
  at: number;
}

export type Tell = (event: Event) => void;

class Desk {
  lines = $state.raw<readonly LineState[]>([]);
  alarms = $state.raw<readonly Alarm[]>([]);
  rings = $state.raw<readonly Ring[]>([]);
  /** Rings that another desk or officer ended, for a moment. */
  taken = $state.raw<readonly Taken[]>([]);
  watching = $state.raw<readonly Watcher[]>([]);
  nobody = $state(false);
  deadman = $state<string>("awake");
  /** The name of this desk, from the server. */
  name = $state("");
  loaded = $state(false);
  trouble = $state.raw<ApiError | null>(null);
  /** Since when the node is not reached, in ms; null: it is. */
  lostSince = $state<number | null>(null);
  /** Rings silenced at this desk. */
  silenced = $state.raw<ReadonlySet<string>>(new Set());

  readonly entries = new SvelteMap<string, Entry>();
  /** By alias; made when first asked for, also inside of a template: so no reactive map. */
  readonly #logs = new Map<string, Log>();
  readonly #tells = new Set<Tell>();
  readonly #socket: Socket;
  /** What is heard while something is loaded, for each loading: an older answer undoes none of it. */
  readonly #loads = new Set<Event[]>();
  #stopClock: (() => void) | undefined;

  constructor() {
    this.#socket = new Socket({
      heard: (event) => this.#heard(event),
      reached: (open) => this.#reached(open),
      ended: () => session.end(),
    });
  }

  get us(): string {
    return session.info?.party ?? this.lines[0]?.party ?? "";
  }

  /** What waits for us, on all lines: the most urgent first. */
  readonly waiting: readonly Entry[] = $derived.by(() => {
    const us = this.us;
    return [...this.entries.values()].filter((one) => waitsForUs(one, us)).sort(byUrgency(us));
  });

  /** What rings at this desk: by the roles that its stage calls. */
  readonly calls: readonly Ring[] = $derived(
    this.rings.filter((ring) => ring.roles.some((role) => session.officer?.roles.includes(role))),
  );

  /** FLASH that rings and that this desk must be shown over everything else, the oldest first. */
  readonly flashes: readonly Ring[] = $derived(
    this.calls
      .filter((ring) => ring.precedence === "flash")
      .toSorted((one, other) => one.since.localeCompare(other.since)),
  );

  // ── beginning and ending ──

  start(): void {
    this.#stopClock ??= clock.start();
    void clock.ask();
    this.#socket.open(); // who loads before it hears misses what comes in between
  }

  stop(): void {
    this.#socket.close();
    this.#stopClock?.();
    this.#stopClock = undefined;
    this.entries.clear();
    this.#logs.clear();
    this.lines = this.alarms = this.rings = this.watching = [];
    this.loaded = false;
    this.lostSince = null;
  }

  /** Load everything anew. Never throws: what went wrong is in `trouble`. */
  async load(): Promise<void> {
    const meanwhile: Event[] = [];
    this.#loads.add(meanwhile);
    await this.#load();
    this.#loads.delete(meanwhile);
    for (const event of meanwhile) this.#know(event);
  }

  async #load(): Promise<void> {
    try {
      const [lines, alarms] = await Promise.all([api.lines(), api.alarms(), drafts.load()]);
      lines.lines.forEach(learn);
      this.lines = lines.lines;
      this.alarms = alarms.alarms.filter((alarm) => alarm.closed === null);
      this.trouble = null;
      this.loaded = true;
    } catch (failure) {
      if (!(failure instanceof ApiError)) throw failure;
      this.trouble = failure;
      return;
    }
    for (const line of this.lines) await this.#reload(this.log(line.alias));
  }

  async #reload(log: Log): Promise<void> {
    for (const entry of await log.again()) this.#hold(entry);
  }

  // ── reading ──

  line(alias: string | undefined): LineState | undefined {
    return this.lines.find((line) => line.alias === alias);
  }

  /** The line that an entry stands on. Its id begins with the first digits of the line's. */
  lineOf(entry: string): LineState | undefined {
    const [id = ""] = entry.split("/");
    return this.lines.find((line) => line.line.startsWith(id));
  }

  log(alias: string): Log {
    const held = this.#logs.get(alias);
    if (held) return held;
    const made = new Log(alias);
    this.#logs.set(alias, made);
    return made;
  }

  async more(alias: string): Promise<void> {
    for (const entry of await this.log(alias).page()) this.#hold(entry);
  }

  /** Fetch one entry, whole. Raises ApiError. A locked desk is told none, and does not ask. */
  async fetch(id: string): Promise<Entry> {
    if (session.info?.locked) throw new ApiError(0, { code: "DESK_LOCKED" });
    const entry = await api.entry(id);
    this.#hold(entry, true);
    return entry;
  }

  /** An answer brought an entry: it is held, and its row changes. */
  #take(entry: Entry): void {
    this.#hold(entry, this.entries.has(entry.id));
    const line = this.lineOf(entry.id);
    if (line) this.log(line.alias).take(entry);
  }

  #hold(entry: Entry, wanted = false): void {
    if (!wanted && this.entries.size >= HELD && !waitsForUs(entry, this.us)) return;
    this.entries.delete(entry.id);
    this.entries.set(entry.id, entry);
    if (this.entries.size <= HELD) return;
    for (const [id, old] of this.entries) {
      if (this.entries.size <= HELD) break;
      if (!waitsForUs(old, this.us) && id !== entry.id) this.entries.delete(id);
    }
  }

  // ── saying ──

  say(word: Word): boolean {
    return this.#socket.say(word);
  }

  /** Be told of each event. Returns how to stop. */
  onEvent(tell: Tell): () => void {
    this.#tells.add(tell);
    return () => this.#tells.delete(tell);
  }

  /** Silence a ring at this desk. It still waits to be acknowledged. */
  silence(entry: string): void {
    this.silenced = new Set([...this.silenced, entry]);
    this.say({ type: "silence", entry });
  }

  /** Ask the server again for an entry that we have just acted on. */
  async refresh(id: string): Promise<void> {
    if (session.info?.locked) return;
    try {
      this.#take(await api.entry(id));
    } catch {
      // the event tells it later
    }
  }

  // ── hearing ──

  #reached(open: boolean): void {
    if (open) {
      this.lostSince = null;
      void clock.ask();
      if (this.trouble || !this.loaded) void this.load();
      return;
    }
    this.lostSince ??= clock.exact();
    if (!this.loaded) void this.load();
  }

  #heard(event: Event): void {
    this.#know(event);
    for (const meanwhile of this.#loads) meanwhile.push(event);
    this.#follow(event);
    for (const tell of this.#tells) tell(event);
  }

  /** Take over what is now so. The same twice is the same. */
  #know(event: Event): void {
    switch (event.type) {
      case "line":
        learn(event.line);
        this.lines = this.lines.some((one) => one.line === event.line.line)
          ? this.lines.map((one) => (one.line === event.line.line ? event.line : one))
          : [...this.lines, event.line];
        break;
      case "entry":
        this.#take(event.entry);
        break;
      case "alarm":
        this.alarms = [event.alarm, ...this.alarms.filter((one) => !same(one, event.alarm))];
        break;
      case "alarm-closed":
        this.alarms = this.alarms.filter((one) => !same(one, event));
        break;
      case "draft":
        drafts.heard(event.draft);
        break;
      case "draft-gone":
        drafts.gone(event.id);
        break;
    }
  }

  /** Do what an event calls for, once. */
  #follow(event: Event): void {
    switch (event.type) {
      case "hello":
        this.name = event.desk;
        if (event.time) clock.take(Date.parse(event.time), performance.now());
        if (!event.resumed) this.rings = [];
        break;
      case "ring":
        this.#ring(event);
        break;
      case "ring-ended":
        this.#ringEnded(event);
        break;
      case "silenced":
        if (event.desk === this.name) this.silenced = new Set([...this.silenced, event.entry]);
        break;
      case "watch":
        this.watching = event.watching;
        this.nobody = event.nobody;
        break;
      case "deadman":
        this.deadman = event.stage;
        break;
      case "session":
        if (event.state === "ended") session.end();
        else session.setLocked(event.state === "locked");
        break;
      case "behind":
        void this.load().then(() => this.#checkRings());
        break;
    }
  }

  /** A ring that is new or has grown. To silence it was for the stage that it had. */
  #ring(ring: Ring): void {
    if (ring.unsilenced_desks.includes(this.name)) this.#unsilence(ring.entry);
    this.rings = [...this.rings.filter((one) => one.entry !== ring.entry), ring];
    if (!this.entries.has(ring.entry)) void this.fetch(ring.entry).catch(() => undefined);
  }

  #unsilence(entry: string): void {
    this.silenced = new Set([...this.silenced].filter((one) => one !== entry));
  }

  /** What was missed may have ended a ring. One that cannot be looked up goes on ringing. */
  async #checkRings(): Promise<void> {
    for (const { entry } of this.rings) {
      const now = await this.fetch(entry).catch(() => null);
      if (now && !waitsForUs(now, this.us)) this.rings = this.rings.filter((one) => one.entry !== entry);
    }
  }

  #ringEnded(ended: { entry: string; why: Taken["why"]; by: string | null }): void {
    const old = this.rings.find((one) => one.entry === ended.entry);
    this.rings = this.rings.filter((one) => one.entry !== ended.entry);
    this.#unsilence(ended.entry);
    void this.refresh(ended.entry);
    if (old?.precedence !== "flash") return;
    const taken: Taken = { entry: ended.entry, why: ended.why, by: ended.by, at: clock.exact() };
    this.taken = [...this.taken, taken];
    setTimeout(() => (this.taken = this.taken.filter((one) => one !== taken)), TAKEN_MS);
  }
}

function same(
  one: { line: string; code: string; party: string | null },
  other: { line: string; code: string; party: string | null },
): boolean {
  return one.line === other.line && one.code === other.code && one.party === other.party;
}

export const desk = new Desk();
