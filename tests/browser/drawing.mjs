// SPDX-License-Identifier: Apache-2.0
//
// Builds web/src/text/drawing.ts into one script: node drawing.mjs FOLDER

import { fileURLToPath } from "node:url";
import { svelte } from "../../web/node_modules/@sveltejs/vite-plugin-svelte/src/index.js";
import { build } from "../../web/node_modules/vite/dist/node/index.js";

const root = fileURLToPath(new URL("../../web", import.meta.url));

await build({
  root,
  configFile: false,
  logLevel: "error",
  plugins: [svelte({ configFile: false, emitCss: false })],
  build: {
    outDir: process.argv[2],
    minify: false,
    rolldownOptions: {
      input: `${root}/src/text/drawing.ts`,
      output: { format: "iife", entryFileNames: "drawing.js", codeSplitting: false },
    },
  },
});
