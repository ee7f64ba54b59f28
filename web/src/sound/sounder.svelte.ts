// SPDX-License-Identifier: Apache-2.0
//
// Makes the sounds, and knows whether it can.
//
// 1. Armed by a person's press, as browsers want it; it plays a test as it is armed.
// 2. A browser may suspend it later. Then the lamp says so, and any touch tries to wake it.
// 3. One ring sounds at a time: the most urgent, at its stage.

import type { Sound } from "../state/types";
import { loudness, PATTERNS, type Cause } from "./patterns";

export interface Ringing {
  cause: Cause;
  stage: number;
}

class Sounder {
  state = $state<Sound>("off");
  #context: AudioContext | null = null;
  #ringing: Ringing | null = null;
  #again: ReturnType<typeof setTimeout> | undefined;

  /** Make ready, after a press, and play the test. Says whether it can sound. */
  async arm(): Promise<boolean> {
    this.#context ??= this.#begin();
    try {
      await this.#context.resume();
    } catch {
      // told by its state
    }
    this.#look();
    if (this.state !== "armed") return false;
    this.play("test");
    return true;
  }

  /** Switch it off, by hand. The lamp fills the header. */
  disarm(): void {
    this.ring(null);
    void this.#context?.close();
    this.#context = null;
    this.state = "off";
  }

  /** Ring until told otherwise; null: be still. */
  ring(next: Ringing | null): void {
    const old = this.#ringing;
    if (old?.cause === next?.cause && old?.stage === next?.stage) return;
    this.#ringing = next;
    clearTimeout(this.#again);
    if (next) this.#round();
  }

  /** Sound once. */
  play(cause: Cause, stage = 0): void {
    const context = this.#context;
    if (!context || context.state !== "running") return;
    const pattern = PATTERNS[cause];
    const loud = loudness(cause, stage);
    const now = context.currentTime + 0.02;
    for (const tone of pattern.tones) {
      const voice = context.createOscillator();
      const gain = context.createGain();
      const from = now + tone.at;
      const until = from + tone.long;
      voice.type = pattern.wave;
      voice.frequency.setValueAtTime(tone.hz, from);
      if (tone.to) voice.frequency.linearRampToValueAtTime(tone.to, until);
      gain.gain.setValueAtTime(0, from);
      gain.gain.linearRampToValueAtTime(loud, from + 0.015);
      gain.gain.setValueAtTime(loud, until - 0.04);
      gain.gain.linearRampToValueAtTime(0, until);
      voice.connect(gain).connect(context.destination);
      voice.start(from);
      voice.stop(until);
    }
  }

  #round(): void {
    const ringing = this.#ringing;
    if (!ringing) return;
    this.play(ringing.cause, ringing.stage);
    const { every } = PATTERNS[ringing.cause];
    if (every > 0) this.#again = setTimeout(() => this.#round(), every * 1000);
  }

  #begin(): AudioContext {
    const context = new AudioContext();
    context.onstatechange = () => this.#look();
    const wake = (): void => {
      if (this.#context === context && context.state !== "running") void context.resume();
    };
    addEventListener("pointerdown", wake, { capture: true, passive: true });
    addEventListener("keydown", wake, { capture: true });
    return context;
  }

  #look(): void {
    if (!this.#context) this.state = "off";
    else this.state = this.#context.state === "running" ? "armed" : "suspended";
  }
}

export const sounder = new Sounder();
