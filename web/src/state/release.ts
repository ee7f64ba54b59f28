// SPDX-License-Identifier: Apache-2.0
//
// Releasing words to the record: with a fresh touch of the passkey, where the node asks for one.

import { api, ApiError } from "./api";
import { assertPasskey } from "./passkey";
import type { Release } from "./types";

const NEEDED = "RELEASE_NEEDED";

/** What was touched for a command whose answer never came: with it, the same request can be made again. */
const touched = new Map<string, Release>();

const touch = async (): Promise<Release> => ({ release: await assertPasskey(await api.releaseOptions()) });

/**
 * Carry out a command; if the node wants the passkey first, ask for it and carry it out again.
 * Raises ApiError or PasskeyError. Each of the two has a key of its own, for the first was refused.
 * Called again with its key after an answer was lost, it makes the very same request, so that nothing
 * is said twice.
 */
export async function releasing<A>(
  command: (release: Release, key: string) => Promise<A>,
  key: string,
  ask: () => Promise<Release> = touch,
): Promise<A> {
  try {
    return await command({}, key);
  } catch (failure) {
    if (!(failure instanceof ApiError) || failure.code !== NEEDED) throw failure;
  }
  const release = touched.get(key) ?? (await ask());
  touched.set(key, release);
  try {
    const answer = await command(release, `${key}-r`);
    touched.delete(key);
    return answer;
  } catch (failure) {
    if (failure instanceof ApiError && failure.refused) touched.delete(key);
    throw failure;
  }
}
