#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
/**
 * The command: `node verifier/verify.mjs FILE [--card FILE]… [--fingerprint PARTY=DIGITS]… [--json]`.
 *
 * 1. Exit codes are those of `wasl verify`: 0 verified, 1 any other verdict, 2 refused.
 * 2. `--batch INDEX` judges many: a JSON object a line, {name, file, cards, fingerprints}, paths from its folder.
 */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { Code, Refused } from "./refused.js";
import { verify } from "./verify.js";

function printable({ verdict, kind, anchored, lineId, journals, problems, remarks }) {
  return {
    verdict,
    kind,
    anchored,
    line: lineId,
    journals: journals.map(({ party, incarnation, from, to, headTime, bracket }) => ({ party, incarnation, from, to, head_time: headTime, bracket })),
    problems: problems.map(({ code, where, detail }) => ({ code, where, detail })),
    remarks: remarks.map(({ kind: remark, where, detail }) => ({ remark, where, detail })),
  };
}

const refused = (error) => ({
  verdict: "refused", kind: null, anchored: false, line: null, journals: [],
  problems: [{ code: error.code, where: "", detail: error.message }], remarks: [],
});

async function judge(file, cards, fingerprints, folder = ".") {
  const bytes = async (name) => new Uint8Array(await readFile(path.resolve(folder, name)));
  try {
    const given = await Promise.all(cards.map(bytes));
    return printable(await verify(await bytes(file), { cards: given, fingerprints }));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return refused(error);
  }
}

async function batch(index) {
  const lines = (await readFile(index, "utf8")).split("\n").filter((line) => line !== "");
  for (const line of lines) {
    const { name, file, cards = [], fingerprints = [] } = JSON.parse(line);
    let said;
    try {
      said = await judge(file, cards, fingerprints, path.dirname(index));
    } catch (error) {
      said = { crash: String(error.stack) };
    }
    process.stdout.write(`${JSON.stringify({ name, ...said })}\n`);
  }
}

function tell({ verdict, line, journals, problems, remarks }) {
  const lines = [verdict, ...(line === null ? [] : [`line ${line}`])];
  for (const { party, incarnation, from, to, head_time: time } of journals) {
    lines.push(`${party}.${incarnation}: from entry ${from} to entry ${to}, head stated at ${time ?? "no time"}`);
  }
  for (const { code, where, detail } of problems) lines.push(`${code} ${where}: ${detail}`);
  for (const { remark, where, detail } of remarks) lines.push(`${remark}: ${where}: ${detail}`);
  return lines.join("\n");
}

const EXIT = { verified: 0, refused: 2 };

function exitOf({ verdict, problems }) {
  // Digits that do not hold up in themselves are a contradiction, and no failure of the program.
  return verdict === "refused" && problems[0].code === Code.DIGITS_DIFFER ? 1 : (EXIT[verdict] ?? 1);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    card: { type: "string", multiple: true, default: [] },
    fingerprint: { type: "string", multiple: true, default: [] },
    json: { type: "boolean", default: false },
    batch: { type: "string" },
  },
});

if (values.batch !== undefined) {
  await batch(values.batch);
} else if (positionals.length !== 1) {
  process.stderr.write("say: verify.mjs FILE [--card FILE]… [--fingerprint PARTY=DIGITS]… [--json]\n");
  process.exitCode = 2;
} else {
  const said = await judge(positionals[0], values.card, values.fingerprint);
  process.stdout.write(`${values.json ? JSON.stringify(said) : tell(said)}\n`);
  process.exitCode = exitOf(said);
}
