// SPDX-License-Identifier: Apache-2.0
/**
 * Whom a charter asks for cosignatures, and how many are enough (docs/spec/03 §6.4).
 *
 * 1. The lines are those of c2sp.org/tlog-policy, `k` always as a number, without `log` lines.
 * 2. A group names what stands before it, and each id is a member of one group at most.
 *
 * It asks no witness, and judges no cosignature.
 */

import { bytesOfBase64, equal, hex } from "./bytes.js";
import { Type, keyNamed } from "./keys.js";

const MOST = 32;
const NAME = /^[^\p{White_Space}\p{Cc}+]+$/u;
const ADDRESS = /^https?:\/\/[\x21-\x7e]+$/;

/** The key of a verifier key, NAME+ID+KEY, of a kind that cosigns; refused by the statement if it is none. */
async function cosignerOf(vkey, lines) {
  const found = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/.exec(vkey) ?? lines.bad("no verifier key");
  const [, name, id, text] = found;
  const bytes = bytesOfBase64(text) ?? lines.bad("no verifier key");
  const type = [Type.COSIGNATURE, Type.ML_DSA_44].find((one) => bytes.length > 0 && equal(bytes.subarray(0, 1), one.bytes));
  if (!NAME.test(name) || name.startsWith("wasl/") || type === undefined) lines.bad("no key of a witness");
  const key = await keyNamed(name, type, bytes.subarray(1)).catch(() => lines.bad("a key that cannot be one"));
  return key.id === id ? key : lines.bad("a key id that does not fit");
}

async function witnessOf(line, lines) {
  const [id, vkey, address, ...more] = line.split(" ");
  if (more.length > 0 || vkey === undefined) lines.bad("no witness");
  if (address !== undefined && (address.length > 200 || !ADDRESS.test(address))) lines.bad("an address that cannot be one");
  return { id: lines.party(id), key: await cosignerOf(vkey, lines) };
}

function groupOf(line, known, taken, lines) {
  const [id, number, ...members] = line.split(" ");
  if (members.length === 0 || !members.every((member) => known.has(member) && !taken.has(member))) lines.bad("a group of others than stand before it");
  lines.distinct(members);
  lines.number(number ?? "", 1, members.length);
  for (const member of members) taken.add(member);
  return { id: lines.party(id), least: BigInt(number), members };
}

/** Whether the quorum of a policy is reached by these witnesses, by their ids (docs/spec/03 §6.4). */
export function reached({ groups, quorum }, ids) {
  const here = new Set(ids);
  for (const { id, least, members } of groups) {
    if (BigInt(members.filter((member) => here.has(member)).length) >= least) here.add(id);
  }
  return here.has(quorum);
}

/** Takes the lines `witness`, `group` and `quorum` of a charter: {witnesses, groups, quorum}, or null; refused if they are no policy. */
export async function takeWitnesses(lines) {
  const said = lines.repeated("witness", 1, MOST);
  const groups = lines.repeated("group", 0, MOST);
  if (said.length === 1 && said[0] === "none") {
    if (groups.length > 0) lines.bad("a group of no witnesses");
    return null;
  }
  const [known, taken] = [new Set(), new Set()];
  const add = (id) => (id === "none" || known.has(id) ? lines.bad("an id that cannot be, or stands twice") : known.add(id));
  const witnesses = [];
  for (const line of said) {
    const witness = await witnessOf(line, lines);
    add(witness.id);
    witnesses.push(witness);
  }
  lines.distinct(witnesses.map(({ key }) => hex(key.public)));
  const read = [];
  for (const line of groups) {
    const group = groupOf(line, known, taken, lines);
    add(group.id);
    read.push(group);
  }
  const quorum = lines.take("quorum");
  if (!known.has(quorum)) lines.bad("a quorum of nobody");
  return { witnesses, groups: read, quorum };
}
