// SPDX-License-Identifier: Apache-2.0
/** Published vectors of others: not in this repository, looked for in ../shared or where WASL_SHARED says. */

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { ml_dsa44, ml_dsa65 } from "@noble/post-quantum/ml-dsa.js";

import { ascii, bytesOfBase64, bytesOfHex } from "../bytes.js";
import { decode, encode } from "../codec.js";
import { Type } from "../keys.js";
import { verifyInclusion } from "../merkle.js";
import { Refused } from "../refused.js";

const SHARED = process.env.WASL_SHARED ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const VECTORS = path.join(SHARED, "vectors");
const read = (...name) => JSON.parse(readFileSync(path.join(VECTORS, ...name), "utf8"));

/** A test of vectors in this folder, skipped with a reason where they are not. */
const foreign = (folder, about) => test(folder, { skip: existsSync(path.join(VECTORS, folder)) ? false : `${folder} is not in ${VECTORS}` }, about);

foreign("ed25519-speccheck", async () => {
  for (const [at, one] of read("ed25519-speccheck", "cases.json").entries()) {
    const [key, signature, message] = [one.pub_key, one.signature, one.message].map(bytesOfHex);
    assert.equal(await Type.ED25519.verifies(key, signature, message), at === 3, `case ${at}`);
  }
});

foreign("wycheproof", async () => {
  for (const { publicKey, tests } of read("wycheproof", "ed25519_test.json").testGroups) {
    for (const { tcId, sig, msg, result } of tests) {
      const good = await Type.ED25519.verifies(bytesOfHex(publicKey.pk), bytesOfHex(sig), bytesOfHex(msg));
      assert.equal(good, result === "valid", `Ed25519 ${tcId}`);
    }
  }
  for (const [name, scheme] of [["mldsa_44_verify_test.json", ml_dsa44], ["mldsa_65_verify_test.json", ml_dsa65]]) {
    if (!existsSync(path.join(VECTORS, "wycheproof", name))) continue;
    for (const { publicKey, tests } of read("wycheproof", name).testGroups) {
      for (const { tcId, sig, msg, ctx, result } of tests) {
        assert.equal(verifies(scheme, publicKey, sig, msg, ctx), result === "valid", `${name} ${tcId}`);
      }
    }
  }
});

function verifies(scheme, publicKey, sig, msg, ctx = "") {
  try {
    return scheme.verify(bytesOfHex(sig), bytesOfHex(msg), bytesOfHex(publicKey), { context: bytesOfHex(ctx) });
  } catch {
    return false;
  }
}

foreign("cbor-appendix-a", () => {
  for (const { hex, roundtrip, decoded } of read("cbor-appendix-a", "appendix_a.json")) {
    let value;
    try {
      value = decode(bytesOfHex(hex));
    } catch (error) {
      assert.ok(error instanceof Refused);
      continue;
    }
    assert.ok(roundtrip, `${hex} is not the shortest encoding`);
    assert.deepEqual(encode(value), bytesOfHex(hex));
    if (typeof decoded === "string") assert.equal(value, decoded);
    if (Number.isSafeInteger(decoded)) assert.equal(value, BigInt(decoded));
  }
});

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(name);
    else yield name;
  }
}

foreign("merkle-proofs", async () => {
  for (const name of filesBelow(path.join(VECTORS, "merkle-proofs", "inclusion"))) {
    const { leafIdx, treeSize, root, leafHash, proof, wantErr } = JSON.parse(readFileSync(name, "utf8"));
    const hashes = [leafHash, root, ...(proof ?? [])].map((hash) => bytesOfBase64(hash ?? "") ?? ascii(""));
    let good = hashes.every((hash) => hash.length === 32);
    try {
      if (good) await verifyInclusion(BigInt(leafIdx), BigInt(treeSize), ...hashes.slice(0, 2), hashes.slice(2));
    } catch (error) {
      assert.ok(error instanceof Refused);
      good = false;
    }
    assert.equal(good, !wantErr, name);
  }
});
