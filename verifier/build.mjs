// SPDX-License-Identifier: Apache-2.0
/**
 * Makes the page: `node verifier/build.mjs OUT`, one file that asks for nothing outside itself.
 *
 * 1. What may run is named by hash in the page's own policy; all else is forbidden, the network too.
 */

import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const hashOf = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

const out = process.argv[2];
const built = await build({
  entryPoints: [here("page/page.js")], bundle: true, format: "esm", target: "es2023", write: false, charset: "utf8",
  legalComments: "inline",
});
const script = built.outputFiles[0].text.replaceAll("</script", "<\\/script");
const style = await readFile(here("page/page.css"), "utf8");
const parts = { "SCRIPT-HASH": hashOf(script), "STYLE-HASH": hashOf(style), STYLE: style, SCRIPT: script };
const page = await readFile(here("page/page.html"), "utf8");
await mkdir(path.dirname(out), { recursive: true });
await writeFile(out, page.replace(/SCRIPT-HASH|STYLE-HASH|STYLE|SCRIPT/g, (name) => parts[name]));
