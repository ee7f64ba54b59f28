// SPDX-License-Identifier: Apache-2.0
//
// Who is signed in at this desk, and what they may do.
//
// The server enforces every right; this only says what a screen offers.

import { setLang, type Lang } from "../i18n";
import { api } from "./api";
import { asked, langOf, themeOf } from "./looks";
import { place } from "./place.svelte";
import type { Looks, Role, Seated, SessionInfo } from "./types";

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
  | "register"
  | "people"
  | "audit"
  | "register";

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
    "register",
  ],
  drafter: [...READER, "draft"],
  releaser: [...READER, "ack", "draft", "send", "correct", "verify", "register"],
  interpreter: [...READER, "draft"],
  press: [...READER, "export", "verify", "register"],
  analyst: [...READER, "export", "verify", "register"],
  administrator: ["read", "people", "audit", "close-alarm"],
  readonly: READER,
};

/** What these roles together may do. */
export function rightsOf(roles: readonly Role[]): Set<Right> {
  return new Set(roles.flatMap((role) => RIGHTS[role] ?? []));
}

export type Standing = "offline" | "out" | "locked" | "in";

class Session {
  /** What the server last said; null: nothing yet. */
  info = $state<SessionInfo | null>(null);
  /** Whether the session ended by itself, after somebody was signed in here. */
  ended = $state(false);
  /** The last of each that was chosen here. */
  #chosen: Partial<Looks> = {};

  readonly rights = $derived(rightsOf(this.info?.officer?.roles ?? []));

  readonly theme = $derived(themeOf(this.info));

  readonly standing: Standing = $derived.by(() => {
    if (this.info === null) return "offline";
    if (this.info.officer === null) return "out";
    return this.info.locked ? "locked" : "in";
  });

  constructor() {
    api.onEnded((why) => {
      if (why === "locked") this.setLocked(true);
      else this.end();
    });
  }

  get officer(): Seated | null {
    return this.info?.officer ?? null;
  }

  may(right: Right): boolean {
    return this.rights.has(right);
  }

  /** Ask the server who we are. Never throws: as long as it has not said, we are `offline`. */
  async load(): Promise<void> {
    try {
      await this.take(await api.session());
    } catch {
      await speak(langOf(this.info));
    }
  }

  /** Take what the server said of the session: nothing is drawn in a language that is not the officer's. */
  async take(info: SessionInfo): Promise<void> {
    await speak(langOf(info));
    this.info = info;
    if (info.officer === null) return;
    this.ended = false;
    // Who never chose has chosen before signing in, if at all: the next desk knows it too.
    const first: Partial<Looks> = {};
    if (asked.lang && !info.officer.lang) first.lang = asked.lang;
    if (asked.theme && !info.officer.theme) first.theme = asked.theme;
    if (Object.keys(first).length) await this.choose(first);
  }

  /**
   * Choose a language, a theme, or both. The server keeps them for the officer; the address does where nobody
   * is signed in and unlocked, and where the server cannot be told.
   */
  async choose(looks: Partial<Looks>): Promise<void> {
    Object.assign(this.#chosen, looks);
    if (looks.lang) await speak(looks.lang);
    const officer = this.standing === "in" ? this.officer : null;
    if (this.info && officer) {
      this.info = { ...this.info, officer: { ...officer, ...looks } };
      place.choose(Object.fromEntries(Object.keys(looks).map((name) => [name, undefined])));
      const kept = await api.keepLooks(looks).catch(() => null);
      if (kept) return;
    }
    // An earlier choice can fail after a later one: the later one stands.
    const last = Object.entries(looks).filter(([name, value]) => value === this.#chosen[name as keyof Looks]);
    place.choose(Object.fromEntries(last) as Record<string, string>);
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
    this.#chosen = {};
    place.choose({ lang: undefined, theme: undefined }); // whoever is next has chosen otherwise
    if (this.info) this.info = { ...this.info, officer: null, locked: false };
    this.ended = false;
  }
}

/** A catalogue that cannot be loaded keeps nobody out: the words stay as they are. */
async function speak(lang: Lang): Promise<void> {
  await setLang(lang).catch(() => undefined);
}

export const session = new Session();
