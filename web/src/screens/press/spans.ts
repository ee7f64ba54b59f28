// SPDX-License-Identifier: Apache-2.0
import type { PressProposal, PressSpan } from "../../state/types";

/** All words that a proposal was taken from. */
export function spansOf(one: PressProposal): PressSpan[] {
  const parts = [one.date, ...one.sides, one.initiator, one.publicity, ...one.accounts, ...one.claims];
  return [...parts.flatMap((part) => part?.span ?? []), ...one.topics];
}
