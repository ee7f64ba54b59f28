// SPDX-License-Identifier: Apache-2.0
/** Persons' words and typed values on the desk: what may be drawn, and how. */
export { default as Name } from "./Name.svelte";
export { default as Prose } from "./Prose.svelte";
export { default as Said } from "./Said.svelte";
export { default as Value } from "./Value.svelte";
export { confusedWith, isMixed, scripts, skeleton } from "./confusables";
export { hidden, rejected, spelled, withoutRejected, type Hidden } from "./controls";
export { lines, pieces, type Piece } from "./pieces";
export { place, setPlace } from "./place.svelte";
export { segments, type Segment, type ValueKind } from "./tokens";
export { bytes, countdown, date, dtg, duration, groups, hijri, local, number, zulu, type Months } from "./values";
