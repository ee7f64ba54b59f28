// SPDX-License-Identifier: Apache-2.0
//
// The desk's ear: one WebSocket, whose events are counted.
//
// 1. Each event has a number. After a break we ask for what came after the last one; what the server
//    no longer holds is not guessed: everything is loaded again.
// 2. The node says that it is there, or the line to it counts as lost after a while. Between two
//    tries the wait doubles, with jitter, so that desks do not all come back at once.
// 3. What is said to the node and does not reach it is dropped, and said anew after the next hello:
//    a desk that was away has not watched.

import type { Alarm, Draft, Entry, LineState, Precedence, Role, Sound } from "./types";

export interface Watcher {
  desk: string;
  officer: string;
  role: string;
  sound: Sound;
  visible: boolean;
}

export interface Ring {
  entry: string;
  precedence: Precedence;
  stage: number;
  since: string;
  roles: Role[];
  unsilenced_desks: string[];
}

export type Event =
  | { type: "hello"; desk: string; resumed: boolean; time?: string }
  | { type: "line"; line: LineState }
  | { type: "entry"; entry: Entry }
  | { type: "alarm"; alarm: Alarm }
  | { type: "alarm-closed"; line: string; code: string; party: string | null }
  | ({ type: "ring" } & Ring)
  | { type: "ring-ended"; entry: string; why: "acknowledged" | "cancelled"; by: string | null }
  | { type: "silenced"; entry: string; desk: string; by: string }
  | { type: "watch"; watching: Watcher[]; nobody: boolean }
  | { type: "deadman"; stage: string }
  | { type: "draft"; draft: Draft }
  | { type: "draft-gone"; id: string }
  | { type: "register" }
  | { type: "session"; state: "locked" | "ended" | "unlocked" }
  | { type: "behind" }
  | { type: "ping" };

export type Word =
  | { type: "watch"; visible: boolean; input_age_s: number; sound: Sound }
  | { type: "shown"; entry: string }
  | { type: "silence"; entry: string }
  | { type: "alive" };

export interface Ear {
  heard: (event: Event) => void;
  /** The way to the node is open, or not. */
  reached: (open: boolean) => void;
  /** The session is over. */
  ended: () => void;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** Nothing heard for so long: the way is lost, whatever the browser thinks. */
const SILENT_MS = 45_000;
const SESSION_ENDED = 4401;

export class Socket {
  readonly #ear: Ear;
  #socket: WebSocket | null = null;
  #last = 0;
  #tries = 0;
  #wait: ReturnType<typeof setTimeout> | undefined;
  #silent: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;

  constructor(ear: Ear) {
    this.#ear = ear;
    addEventListener("online", () => this.#hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.#hurry());
  }

  open(): void {
    this.#wanted = true;
    if (!this.#socket) this.#connect();
  }

  close(): void {
    this.#wanted = false;
    clearTimeout(this.#wait);
    clearTimeout(this.#silent);
    const old = this.#socket;
    this.#socket = null;
    this.#last = 0;
    old?.close(1000);
  }

  /** Say a word to the node. Says whether it could go. */
  say(word: Word): boolean {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(word));
    return true;
  }

  #connect(): void {
    clearTimeout(this.#wait);
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const after = this.#last ? `?after=${this.#last}` : "";
    const socket = new WebSocket(`${scheme}://${location.host}/api/events${after}`);
    this.#socket = socket;
    this.#listen();
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (this.#socket === socket && typeof data === "string") this.#take(data);
    };
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) this.#lost(code);
    };
  }

  #take(data: string): void {
    this.#listen();
    let said: { seq?: number } & Event;
    try {
      said = JSON.parse(data) as { seq?: number } & Event;
    } catch {
      return; // not a word of ours
    }
    if (said.type === "hello") {
      this.#tries = 0;
      this.#ear.reached(true);
    }
    if (typeof said.seq === "number") {
      const again = said.seq <= this.#last && said.type !== "hello" && said.type !== "behind";
      if (again) return;
      this.#last = said.seq;
    }
    this.#ear.heard(said);
  }

  #listen(): void {
    clearTimeout(this.#silent);
    this.#silent = setTimeout(() => this.#lost(0), SILENT_MS);
  }

  #lost(code: number): void {
    clearTimeout(this.#silent);
    const old = this.#socket;
    this.#socket = null;
    if (old && old.readyState < WebSocket.CLOSING) old.close();
    this.#ear.reached(false);
    if (code === SESSION_ENDED) {
      this.#wanted = false;
      this.#last = 0;
      this.#ear.ended();
    }
    if (!this.#wanted) return;
    const most = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#tries);
    this.#tries += 1;
    this.#wait = setTimeout(() => this.#connect(), most * (0.5 + Math.random() / 2));
  }

  /** Do not wait out a long pause when the network or the officer is back. */
  #hurry(): void {
    if (this.#wanted && !this.#socket) this.#connect();
  }
}
