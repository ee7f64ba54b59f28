// SPDX-License-Identifier: Apache-2.0
//
// Releasing words to the record: with a fresh touch of the passkey, where the node asks for one.

import { api, ApiError } from "./api";
import { assertPasskey } from "./passkey";
import type { Release } from "./types";

const NEEDED = "RELEASE_NEEDED";

/**
 * Carry out a command; if the node wants the passkey first, ask for it and carry it out again.
 * Raises ApiError or PasskeyError. Each of the two has a key of its own, for the first was refused.
 */
export async function releasing<A>(
  command: (release: Release, key: string) => Promise<A>,
  key: string,
): Promise<A> {
  try {
    return await command({}, key);
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure.code !== NEEDED) throw failure;
  }
  const release = await assertPasskey(await api.releaseOptions());
  return command({ release }, `${key}-r`);
}
