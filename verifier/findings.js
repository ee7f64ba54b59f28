// SPDX-License-Identifier: Apache-2.0
/**
 * What was found, and the verdict: the worst of it (docs/spec/08 §5.1, §5.2).
 *
 * 1. At most 200 problems are told one by one; the rest are counted.
 * 2. Remarks speak against nobody and change no verdict.
 *
 * It looks for nothing by itself.
 */

import { Code, tried } from "./refused.js";

export const Verdict = Object.freeze({
  ALTERED: "altered", FORK: "fork", INCOMPLETE: "incomplete", UNANCHORED: "unanchored", VERIFIED: "verified",
});

const TOLD = 200;
const WORST_FIRST = [Verdict.ALTERED, Verdict.FORK, Verdict.INCOMPLETE];

export class Findings {
  constructor() {
    this.problems = [];
    this.remarks = [];
    this.untold = 0n;
    this.worst = WORST_FIRST.length;
  }

  get count() {
    return BigInt(this.problems.length) + this.untold;
  }

  problem(verdict, code, where, detail) {
    this.worst = Math.min(this.worst, WORST_FIRST.indexOf(verdict));
    if (this.problems.length < TOLD) this.problems.push({ verdict, code, where, detail });
    else this.untold += 1n;
  }

  altered(code, where, detail) {
    this.problem(Verdict.ALTERED, code, where, detail);
  }

  incomplete(code, where, detail) {
    this.problem(Verdict.INCOMPLETE, code, where, detail);
  }

  fork(where, detail) {
    this.problem(Verdict.FORK, Code.FORK, where, detail);
  }

  remark(kind, where, detail, facts = {}) {
    if (this.remarks.length < TOLD) this.remarks.push({ kind, where, detail, ...facts });
  }

  /** What `attempt` gives; null if it is refused, which is then a finding of *altered* here. */
  attempt(where, attempt) {
    return tried(attempt, (error) => this.altered(error.code, where, error.message));
  }

  verdict(anchored) {
    if (this.worst < WORST_FIRST.length) return WORST_FIRST[this.worst];
    return anchored ? Verdict.VERIFIED : Verdict.UNANCHORED;
  }

  told() {
    if (this.untold === 0n) return this.problems;
    const rest = { verdict: null, code: Code.TOO_MANY, where: "", detail: `${this.untold} further findings are not listed` };
    return [...this.problems, rest];
  }
}
