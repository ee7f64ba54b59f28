// SPDX-License-Identifier: Apache-2.0
/** Where this desk stands: the zone of its local time, and the names of months of its party. */
import type { Months } from "./values";

interface Place {
  readonly zone: string;
  readonly months: Months;
}

let held = $state.raw<Place>({ zone: "UTC", months: "levantine" });

/** The place of this desk. Reactive. */
export function place(): Place {
  return held;
}

/** Say where this desk stands, once its session is known. */
export function setPlace({ zone, months }: Place): void {
  held = { zone, months };
}
