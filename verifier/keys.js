// SPDX-License-Identifier: Apache-2.0
/**
 * Public keys and their signatures (docs/spec/02 §3): Ed25519 of the platform, ML-DSA of a library.
 *
 * 1. Before WebCrypto is asked, the points A and R are held against the rule of the specification: encoded as a
 *    number below the prime, and not of small order; and S is below the group order. Libraries differ on these.
 * 2. A key says what kind of signature it makes by its `type`: the bytes that stand in its key id.
 * 3. `signed(key, text, time)` gives the bytes that a line of this key stands for.
 *
 * It makes no keys and no signatures.
 */

import { ml_dsa44, ml_dsa65 } from "@noble/post-quantum/ml-dsa.js";

import { ascii, big, concat, hex, numberOf, sha256 } from "./bytes.js";
import { headOf } from "./checkpoint.js";
import { Code, refuse } from "./refused.js";

const PRIME = (1n << 255n) - 19n;
const ORDER = (1n << 252n) + 27742317777372353535851937790883648493n;
const SIGN = 1n << 255n;

const EIGHTH = 0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;

/** The y coordinates of the eight points whose order divides 8. */
const SMALL = new Set([0n, 1n, PRIME - 1n, EIGHTH, PRIME - EIGHTH]);

const little = (bytes) => numberOf(bytes.slice().reverse());

/** Whether these 32 bytes are a canonical encoding of something that is not of small order. */
export function goodPoint(bytes) {
  const y = little(bytes) & (SIGN - 1n);
  return bytes.length === 32 && y < PRIME && !SMALL.has(y);
}

async function ed25519Verifies(publicKey, signature, message) {
  if (signature.length !== 64 || !goodPoint(publicKey) || !goodPoint(signature.subarray(0, 32))) return false;
  if (little(signature.subarray(32)) >= ORDER) return false;
  try {
    const key = await crypto.subtle.importKey("raw", publicKey, { name: "Ed25519" }, false, ["verify"]);
    return await crypto.subtle.verify({ name: "Ed25519" }, key, signature, message);
  } catch (error) {
    // A point that is on no curve: some platforms say so here, others answer false above.
    if (error.name === "DataError" || error.name === "OperationError") return false;
    throw error;
  }
}

const plain = (text) => text;
function dated(text, time) {
  headOf(text); // Cosignatures are for checkpoints alone.
  return concat(ascii(`cosignature/v1\ntime ${time}\n`), text);
}

/** docs/spec/02 §3, type 0x06: what an ML-DSA-44 cosigner says of a checkpoint. */
function subtree(text, time, name) {
  const { origin, size, root } = headOf(text);
  const [cosigner, log] = [ascii(name), ascii(origin)];
  const lengths = (bytes) => Uint8Array.of(bytes.length);
  return concat(ascii("subtree/v1\n\0"), lengths(cosigner), cosigner, big(time, 8), lengths(log), log,
    big(0, 8), big(size, 8), root);
}

const CONTEXT = ascii("wasl/note/v1");

function mlDsaVerifies(scheme, publicKey, signature, message, options) {
  try {
    return scheme.verify(signature, message, publicKey, options);
  } catch {
    return false; // The library throws at lengths that cannot be.
  }
}

export const Type = Object.freeze({
  ED25519: { bytes: Uint8Array.of(1), public: 32, signature: 64, dated: false, signs: plain, verifies: ed25519Verifies },
  COSIGNATURE: { bytes: Uint8Array.of(4), public: 32, signature: 64, dated: true, signs: dated, verifies: ed25519Verifies },
  ML_DSA_44: {
    bytes: Uint8Array.of(6), public: 1312, signature: 2420, dated: true, signs: subtree,
    verifies: async (key, signature, message) => mlDsaVerifies(ml_dsa44, key, signature, message, {}),
  },
  ML_DSA_65: {
    bytes: concat(Uint8Array.of(0xff), ascii("wasl/ml-dsa-65/v1")), public: 1952, signature: 3309, dated: false,
    signs: plain,
    verifies: async (key, signature, message) => mlDsaVerifies(ml_dsa65, key, signature, message, { context: CONTEXT }),
  },
});

const ed25519 = (type) => type === Type.ED25519 || type === Type.COSIGNATURE;

/** A key by the name under which it signs; refused if no key can be so. */
export async function keyNamed(name, type, publicKey) {
  if (publicKey.length !== type.public || (ed25519(type) && !goodPoint(publicKey))) {
    refuse(Code.BAD_KEY, "a public key that cannot be one");
  }
  const id = (await sha256(ascii(name), ascii("\n"), type.bytes, publicKey)).subarray(0, 4);
  return { name, type, public: publicKey, id: hex(id) };
}

const asked = new Map();

/** As the type verifies; what was asked once is known, as the same notes stand in many files. */
async function verifies(type, publicKey, signature, signed) {
  const question = hex(await sha256(type.bytes, publicKey, signature, signed));
  if (!asked.has(question)) asked.set(question, await type.verifies(publicKey, signature, signed));
  return asked.get(question);
}

/** The time that this signature states, or null if its kind states none; refused if it does not fit the text. */
export async function verifySignature(key, signature, text) {
  const { type } = key;
  const stamp = type.dated ? 8 : 0;
  if (signature.length < stamp) refuse(Code.BAD_NOTE, "a signature that is shorter than its time");
  const time = type.dated ? numberOf(signature.subarray(0, stamp)) : null;
  if (time !== null && time >= 1n << 63n) refuse(Code.BAD_NOTE, "a time that cannot be");
  const signed = type.signs(text, time, key.name);
  if (signature.length !== stamp + type.signature || !(await verifies(type, key.public, signature.subarray(stamp), signed))) {
    refuse(Code.BAD_SIGNATURE, `a signature by ${key.name} does not fit`);
  }
  return time;
}
