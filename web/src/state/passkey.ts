// SPDX-License-Identifier: Apache-2.0
//
// Passkeys, by the browser's own means. What goes wrong is one of five words, each with a sentence
// of its own on the screen.

import type { Asserted, EnrolmentOptions, RequestOptions } from "./types";

export type PasskeyTrouble = "unsupported" | "cancelled" | "already" | "wrong-address" | "failed";

export class PasskeyError extends Error {
  readonly trouble: PasskeyTrouble;

  constructor(trouble: PasskeyTrouble) {
    super(trouble);
    this.name = "PasskeyError";
    this.trouble = trouble;
  }
}

export function passkeysSupported(): boolean {
  return (
    typeof PublicKeyCredential === "function" &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function" &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function"
  );
}

/** Ask the passkey to answer. Raises PasskeyError. */
export async function assertPasskey(asked: RequestOptions, signal?: AbortSignal): Promise<Asserted> {
  if (!passkeysSupported()) throw new PasskeyError("unsupported");
  return answered(asked.state, () =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked.publicKey),
      ...(signal ? { signal } : {}),
    }),
  );
}

/** Make a new passkey. Raises PasskeyError. */
export async function createPasskey(asked: EnrolmentOptions): Promise<Asserted> {
  if (!passkeysSupported()) throw new PasskeyError("unsupported");
  return answered(asked.state, () =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked.publicKey),
    }),
  );
}

async function answered(state: string, ask: () => Promise<Credential | null>): Promise<Asserted> {
  let credential: Credential | null;
  try {
    credential = await ask();
  } catch (failure) {
    throw new PasskeyError(troubleOf(failure));
  }
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyError("failed");
  return { state, credential: credential.toJSON() as Asserted["credential"] };
}

function troubleOf(failure: unknown): PasskeyTrouble {
  const name = failure instanceof Error || failure instanceof DOMException ? failure.name : "";
  if (name === "NotAllowedError" || name === "AbortError") return "cancelled";
  if (name === "InvalidStateError") return "already";
  if (name === "SecurityError") return "wrong-address";
  if (name === "NotSupportedError") return "unsupported";
  return "failed";
}
