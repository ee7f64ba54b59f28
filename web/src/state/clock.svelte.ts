// SPDX-License-Identifier: Apache-2.0
//
// The desk's one clock: the node's time, not this machine's.
//
// 1. What this machine says is only counted from: the node's time at some tick, and the ticks since.
//    A clock that is set back here moves nothing on the screen.
// 2. A countdown is always computed from its deadline. A hidden tab whose timers are slowed shows the
//    right time the moment it is looked at.

/** The node's time in ms, as of a tick of this page. */
interface Sight {
  serverMs: number;
  tick: number;
  /** Half the round trip: how wrong it may be. */
  doubtMs: number;
}

const SECOND_MS = 1000;

class Clock {
  /** The node's time, ms since 1970, changing once a second. */
  now = $state(Date.now());
  /** Whether the node has told us its time. Until then, it is this machine's. */
  known = $state(false);
  #sight: Sight = { serverMs: Date.now(), tick: performance.now(), doubtMs: Infinity };
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The node's time at this very moment, in ms. */
  exact(): number {
    return this.#sight.serverMs + (performance.now() - this.#sight.tick);
  }

  /** Take the time that an answer brought: between `sent` and now, in ticks of this page. */
  take(serverMs: number, sent: number): void {
    if (!Number.isFinite(serverMs)) return;
    const tick = performance.now();
    const doubtMs = (tick - sent) / 2;
    const aged = this.#sight.doubtMs + (tick - this.#sight.tick) / 1000;
    const apart = Math.abs(serverMs + doubtMs - this.exact());
    if (this.known && doubtMs >= aged && apart < 2 * SECOND_MS) return;
    this.#sight = { serverMs: serverMs + doubtMs, tick, doubtMs };
    this.known = true;
    this.#show();
  }

  /** Ask the node what time it is. */
  async ask(): Promise<void> {
    const sent = performance.now();
    try {
      const answer = await fetch("/api/session", { cache: "no-store", credentials: "same-origin" });
      const said = Date.parse(answer.headers.get("date") ?? "");
      this.take(said + SECOND_MS / 2, sent); // the header has whole seconds
    } catch {
      // no node: the clock goes on from what it knew
    }
  }

  /** Begin to tick. Returns how to stop. */
  start(): () => void {
    const again = (): void => {
      this.#show();
      this.#timer = setTimeout(again, SECOND_MS - (this.exact() % SECOND_MS) + 5);
    };
    const seen = (): void => {
      if (!document.hidden) this.#show();
    };
    again();
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearTimeout(this.#timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }

  #show(): void {
    this.now = Math.floor(this.exact() / SECOND_MS) * SECOND_MS;
  }
}

export const clock = new Clock();

const two = (number: number): string => String(number).padStart(2, "0");

/** `14:35Z`, or `14:35:07Z`. */
export function zulu(ms: number, seconds = false): string {
  const at = new Date(ms);
  const short = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return seconds ? `${short}:${two(at.getUTCSeconds())}Z` : `${short}Z`;
}

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

/** A date-time group: `221435Z NOV 26`. */
export function dtg(ms: number): string {
  const at = new Date(ms);
  const day = two(at.getUTCDate());
  const time = `${two(at.getUTCHours())}${two(at.getUTCMinutes())}Z`;
  return `${day}${time} ${MONTHS[at.getUTCMonth()] ?? ""} ${two(at.getUTCFullYear() % 100)}`;
}

/** The day of a time, for putting entries of one day together: `2026-11-22`. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** A span as a clock shows it: `9:41`, `2:59:10`, `3 d`; negative ones with a minus. */
export function span(ms: number): string {
  const sign = ms < 0 ? "−" : "";
  const whole = Math.floor(Math.abs(ms) / SECOND_MS);
  const hours = Math.floor(whole / 3600);
  if (hours >= 48) return `${sign}${Math.floor(hours / 24)} d`;
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return hours ? `${sign}${hours}:${rest}` : `${sign}${rest.replace(/^0/, "")}`;
}
