// SPDX-License-Identifier: Apache-2.0

import { describe, expect, it } from "vitest";

import { ApiError } from "./api";
import { releasing } from "./release";
import type { Release } from "./types";

const needed = new ApiError(403, { code: "RELEASE_NEEDED" });
const lost = new ApiError(0, { code: "OFFLINE" });

/** A node that asks for a passkey, and answers the requests that have one by `then`, in their order. */
function node(then: (ApiError | string)[]) {
  const made: [Release, string][] = [];
  let touches = 0;
  return {
    made,
    ask: () => Promise.resolve({ release: { touch: (touches += 1) } } as unknown as Release),
    command: (release: Release, key: string) => {
      made.push([release, key]);
      const answer = "release" in release ? then.shift() : needed;
      return answer instanceof ApiError ? Promise.reject(answer) : Promise.resolve(answer);
    },
    released: () => made.filter(([release]) => "release" in release),
  };
}

describe("releasing", () => {
  it("makes the very same request again after an answer was lost", async () => {
    const { ask, command, released } = node([lost, "done"]);
    await expect(releasing(command, "key-lost", ask)).rejects.toBe(lost);
    expect(await releasing(command, "key-lost", ask)).toBe("done");
    expect(released()[1]).toEqual(released()[0]);
  });

  it("asks for the passkey anew after a refusal, and for each command", async () => {
    const refused = new ApiError(403, { code: "PASSKEY_REFUSED" });
    const { ask, command, released } = node([refused, "done", "other"]);
    await expect(releasing(command, "key-refused", ask)).rejects.toBe(refused);
    await releasing(command, "key-refused", ask);
    await releasing(command, "key-other", ask);
    expect(new Set(released().map(([release]) => JSON.stringify(release))).size).toBe(3);
  });
});
