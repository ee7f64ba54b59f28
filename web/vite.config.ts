// SPDX-License-Identifier: Apache-2.0
//
// How the desk is built: files that a page may load under `script-src 'self'` and Trusted Types.
//
// 1. Everything stays a file of its own: nothing is inlined into the page or into a style sheet.
// 2. The same inputs give the same bytes: names come from contents, and no date or path is written.
// 3. Fonts come as woff2 alone: every browser of the target reads it.
// 4. Notices of what is built in come with it, as third-party.md.

import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** The style sheets of the font packages name a woff beside each woff2. */
const woff2Alone: Plugin = {
  name: "woff2-alone",
  enforce: "pre",
  transform(code, id) {
    if (!id.includes("@fontsource") || !id.endsWith(".css")) return null;
    return { code: code.replace(/,\s*url\([^)]*\.woff\)\s*format\(["']woff["']\)/g, ""), map: null };
  },
};

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [woff2Alone, svelte()],
  resolve: {
    alias: {
      "@locale": fileURLToPath(new URL("../src/wasl/locale", import.meta.url)),
    },
  },
  build: {
    outDir: "../src/wasl/console/static",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    license: { fileName: "third-party.md" },
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    sourcemap: false,
    target: ["chrome129", "firefox128", "safari18.4"],
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.ts"],
    passWithNoTests: true,
  },
});
