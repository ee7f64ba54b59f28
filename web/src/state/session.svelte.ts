// SPDX-License-Identifier: Apache-2.0
//
// Who is signed in at this desk, and what they may do.
//
// The server enforces every right; this only says what a screen offers.

import { api, type ApiError } from "./api";
import type { Officer, Role, SessionInfo } from "./types";

export type Right =
  | "read"
  | "watch"
  | "ack"
  | "silence"
  | "draft"
  | "send"
  | "correct"
  | "check"
  | "lapse"
  | "close-alarm"
  | "export"
  | "verify"
  | "people"
  | "audit";

const READER = ["read", "watch"] as const;

const RIGHTS: Record<Role, readonly Right[]> = {
  duty: [
    ...READER,
    "ack",
    "silence",
    "draft",
    "send",
    "check",
    "lapse",
    "close-alarm",
    "export",
    "verify",
  ],
  drafter: [...READER, "draft"],
  releaser: [...READER, "ack", "draft", "send", "correct", "verify"],
  interpreter: [...READER, "draft"],
  press: [...READER, "export", "verify"],
  analyst: [...READER, "export", "verify"],
  administrator: ["read", "people", "audit", "close-alarm"],
  readonly: READER,
};

/** What these roles together may do. */
export function rightsOf(roles: readonly Role[]): Set<Right> {
  return new Set(roles.flatMap((role) => RIGHTS[role] ?? []));
}

export type Standing = "unknown" | "offline" | "out" | "locked" | "in";

class Session {
  /** What the server last said; null: nothing yet. */
  info = $state<SessionInfo | null>(null);
  /** Whether the session ended by itself, after somebody was signed in here. */
  ended = $state(false);
  /** Why the server was not reached, if it was not. */
  trouble = $state<ApiError | null>(null);

  readonly rights = $derived(rightsOf(this.info?.officer?.roles ?? []));

  readonly standing: Standing = $derived.by(() => {
    if (this.info === null) return this.trouble === null ? "unknown" : "offline";
    if (this.info.officer === null) return "out";
    return this.info.locked ? "locked" : "in";
  });

  constructor() {
    api.onEnded((why) => {
      if (why === "locked") this.setLocked(true);
      else this.end();
    });
  }

  get officer(): Officer | null {
    return this.info?.officer ?? null;
  }

  may(right: Right): boolean {
    return this.rights.has(right);
  }

  /** Ask the server who we are. Never throws: what went wrong is in `trouble`. */
  async load(): Promise<void> {
    try {
      this.take(await api.session());
    } catch (failure) {
      this.trouble = failure as ApiError;
    }
  }

  /** Take what the server said of the session. */
  take(info: SessionInfo): void {
    this.info = info;
    this.trouble = null;
    if (info.officer !== null) this.ended = false;
  }

  setLocked(locked: boolean): void {
    if (this.info && this.info.locked !== locked) this.info = { ...this.info, locked };
  }

  /** The server says that the session is over. */
  end(): void {
    if (this.info?.officer) {
      this.ended = true;
      this.info = { ...this.info, officer: null, locked: false };
    }
  }

  async lock(): Promise<void> {
    await api.lock();
    this.setLocked(true);
  }

  async signOut(): Promise<void> {
    await api.signOut();
    if (this.info) this.info = { ...this.info, officer: null, locked: false };
    this.ended = false;
  }
}

export const session = new Session();
