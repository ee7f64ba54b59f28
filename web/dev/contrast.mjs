// SPDX-License-Identifier: Apache-2.0
//
// Checks that ink can be read on every ground of its theme: 4.5 : 1, as WCAG 2.2 counts it.
//
//   node dev/contrast.mjs

import { readFileSync } from "node:fs";

const sheet = readFileSync(new URL("../src/styles/tokens.css", import.meta.url), "utf8");
const GROUNDS = ["ground", "deck", "raised", "chosen", "rehearsal-a", "rehearsal-b"];
const INKS = ["ink", "ink-soft", "mark", "alert"];
const CHIPS = ["flash", "immediate", "priority", "routine"];
const LEAST = 4.5;

function colours(block) {
  const found = [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6})\b/g)];
  return Object.fromEntries(found.map(([, name, value]) => [name, value]));
}

function light(hex) {
  const full = hex.length === 4 ? [...hex.slice(1)].map((one) => one + one).join("") : hex.slice(1);
  const [red, green, blue] = [0, 2, 4]
    .map((at) => parseInt(full.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(one, other) {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const base = colours(sheet.slice(0, sheet.indexOf('[data-theme="dark"]')));
let faults = 0;
for (const theme of ["dark", "light", "dim"]) {
  const from = sheet.indexOf(`:root[data-theme="${theme}"] {`);
  const held = { ...base, ...colours(sheet.slice(from, sheet.indexOf("}", from))) };
  const pairs = [
    ...INKS.flatMap((ink) => GROUNDS.map((ground) => [ink, ground])),
    ...CHIPS.map((chip) => ["on-chip", chip]),
    ["on-mark", "mark"],
    ["ink", "trouble-ground"],
    ["trouble", "trouble-ground"],
    ["trouble", "deck"],
  ];
  for (const [ink, ground] of pairs) {
    const found = ratio(held[ink], held[ground]);
    if (found >= LEAST) continue;
    faults += 1;
    console.log(`${theme}: --${ink} on --${ground} is ${found.toFixed(2)} : 1`);
  }
}
console.log(faults === 0 ? "every pair has 4.5 : 1" : `${faults} pairs are too weak`);
process.exitCode = faults === 0 ? 0 : 1;
