// SPDX-License-Identifier: Apache-2.0
//
// Tells the node whether somebody really watches at this desk.
//
// 1. Said every ten seconds, and at each change: whether the page can be seen, how long ago a hand
//    touched it, and whether it can sound.
// 2. An entry counts as shown once it is drawn on a visible page that a hand has touched within
//    minutes. If nobody is there, it is said when somebody comes back.

import { sounder } from "../sound/sounder.svelte";
import { desk } from "./desk.svelte";
import { session } from "./session.svelte";

const EVERY_MS = 10_000;
const PRESENT_S = 300;
const INPUTS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

class Watch {
  #touched = performance.now();
  #shown = new Set<string>();
  #drawn = new Map<string, number>();

  get inputAgeS(): number {
    return (performance.now() - this.#touched) / 1000;
  }

  get #present(): boolean {
    return !document.hidden && this.inputAgeS < PRESENT_S;
  }

  /** Begin. Returns how to stop. */
  start(): () => void {
    const beat = (): void => this.say();
    const touched = (): void => {
      const back = this.inputAgeS >= PRESENT_S;
      this.#touched = performance.now();
      if (back) this.say();
      this.#showDrawn();
    };
    const seen = (): void => {
      this.say();
      this.#showDrawn();
    };
    const timer = setInterval(beat, EVERY_MS);
    for (const name of INPUTS) addEventListener(name, touched, { capture: true, passive: true });
    document.addEventListener("visibilitychange", seen);
    const stopEvents = desk.onEvent((event) => {
      if (event.type !== "hello") return;
      this.#shown.clear();
      seen();
    });
    // At once: what is drawn counts as shown only at a desk that has said that it watches.
    seen();
    const lock = keepAwake();
    return () => {
      clearInterval(timer);
      for (const name of INPUTS) removeEventListener(name, touched, { capture: true });
      document.removeEventListener("visibilitychange", seen);
      stopEvents();
      lock();
    };
  }

  /** Say how it stands. */
  say(): void {
    if (!session.may("watch")) return; // an administrator's screen does not count
    desk.say({
      type: "watch",
      visible: !document.hidden,
      input_age_s: Math.round(this.inputAgeS),
      sound: sounder.state,
    });
  }

  /** An entry stands on the screen, whole. Returns how to say that it does no more. */
  drawn(entry: string): () => void {
    this.#drawn.set(entry, (this.#drawn.get(entry) ?? 0) + 1);
    const frame = requestAnimationFrame(() => this.#showDrawn());
    return () => {
      cancelAnimationFrame(frame);
      const left = (this.#drawn.get(entry) ?? 1) - 1;
      if (left > 0) this.#drawn.set(entry, left);
      else this.#drawn.delete(entry);
    };
  }

  #showDrawn(): void {
    if (!this.#present) return;
    for (const entry of this.#drawn.keys()) {
      if (!this.#shown.has(entry) && desk.say({ type: "shown", entry })) this.#shown.add(entry);
    }
  }
}

/** Keep the screen of this machine on while it is watched. */
function keepAwake(): () => void {
  let held: WakeLockSentinel | undefined;
  const take = async (): Promise<void> => {
    if (document.hidden || !("wakeLock" in navigator)) return;
    try {
      held = await navigator.wakeLock.request("screen");
    } catch {
      // the machine does not allow it: the screen may go dark by itself
    }
  };
  const again = (): void => void take();
  void take();
  document.addEventListener("visibilitychange", again);
  return () => {
    document.removeEventListener("visibilitychange", again);
    void held?.release();
  };
}

export const watch = new Watch();
