// SPDX-License-Identifier: Apache-2.0
//
// What the desk sounds like. Each reason has a pattern of its own, told apart with the eyes closed.
//
// 1. Only these may sound: incoming precedence, a dead line, a failed check, a signature fault.
// 2. A pattern is tones in a row: how high, from when, how long, in seconds. It is repeated after
//    `every` seconds until somebody acknowledges or silences; 0: it sounds once.

import type { Precedence } from "../state/types";

export type Cause = Precedence | "line-dead" | "check-failed" | "signature-fault" | "test";

export interface Tone {
  hz: number;
  at: number;
  long: number;
  /** Where it glides to; left out: nowhere. */
  to?: number;
}

export interface Pattern {
  tones: readonly Tone[];
  every: number;
  /** How loud at stage 0, from 0 to 1. */
  loud: number;
  wave: OscillatorType;
}

const rising = (at: number): Tone[] => [
  { hz: 660, at, long: 0.16 },
  { hz: 990, at: at + 0.18, long: 0.22 },
];

export const PATTERNS: Record<Cause, Pattern> = {
  flash: {
    tones: [...rising(0), ...rising(0.5), ...rising(1)],
    every: 2.2,
    loud: 0.5,
    wave: "square",
  },
  immediate: {
    tones: [
      { hz: 784, at: 0, long: 0.18 },
      { hz: 784, at: 0.28, long: 0.18 },
      { hz: 1047, at: 0.56, long: 0.3 },
    ],
    every: 6,
    loud: 0.4,
    wave: "triangle",
  },
  priority: {
    tones: [
      { hz: 659, at: 0, long: 0.22 },
      { hz: 784, at: 0.3, long: 0.3 },
    ],
    every: 0,
    loud: 0.35,
    wave: "sine",
  },
  routine: { tones: [{ hz: 523, at: 0, long: 0.35 }], every: 0, loud: 0.2, wave: "sine" },
  "line-dead": {
    tones: [
      { hz: 392, at: 0, long: 0.5, to: 261 },
      { hz: 392, at: 0.7, long: 0.5, to: 261 },
    ],
    every: 0,
    loud: 0.4,
    wave: "triangle",
  },
  "check-failed": {
    tones: [
      { hz: 440, at: 0, long: 0.2 },
      { hz: 349, at: 0.26, long: 0.4 },
    ],
    every: 0,
    loud: 0.35,
    wave: "triangle",
  },
  "signature-fault": {
    tones: [
      { hz: 880, at: 0, long: 0.12 },
      { hz: 622, at: 0.16, long: 0.12 },
      { hz: 880, at: 0.32, long: 0.12 },
      { hz: 622, at: 0.48, long: 0.3 },
    ],
    every: 0,
    loud: 0.45,
    wave: "square",
  },
  test: {
    tones: [
      { hz: 523, at: 0, long: 0.15 },
      { hz: 659, at: 0.2, long: 0.15 },
      { hz: 784, at: 0.4, long: 0.3 },
    ],
    every: 0,
    loud: 0.4,
    wave: "sine",
  },
};

/** How much louder a ring is at each stage; the first is stage 0. */
const LOUDER = [1, 1.5, 1.9, 2];

export function loudness(cause: Cause, stage: number): number {
  const step = LOUDER[Math.min(stage, LOUDER.length - 1)] ?? 1;
  return Math.min(1, PATTERNS[cause].loud * step);
}

/** Which alarms may sound, and how. */
export const ALARM_SOUNDS: Partial<Record<string, Cause>> = {
  "line-silent": "line-dead",
  "check-unanswered": "check-failed",
  fork: "signature-fault",
  "receipt-differs": "signature-fault",
  "rolled-back": "signature-fault",
  "head-contradicts": "signature-fault",
  "unexplained-checkpoint": "signature-fault",
  "void-entry": "signature-fault",
  "revoked-node": "signature-fault",
};
