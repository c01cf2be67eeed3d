// Bundles the browser's scripts. What is wrong in one is told with its line.

import browserslist from "browserslist"
import { build } from "esbuild"
import { licencesOfPackages, writeLicences } from "./licences.mjs"

const SOURCES = "overrides/browser"
const BUNDLES = "overrides/assets/javascripts"

const common = {
  bundle: true,
  minify: true,
  metafile: true,
  logLevel: "warning",
  target: browserslist().map(browser => browser.replace(" ", "")),
}

/** Bundles the entries; the files that were read. */
async function bundle(options) {
  const { metafile } = await build({ ...common, ...options }).catch(() => process.exit(1)) // esbuild has said what and where
  return Object.keys(metafile.inputs)
}

const read = [
  // Pages load these; what they import on demand is a module.
  ...(await bundle({
    entryPoints: ["loader", "page", "not-found", "redirect", "announcements", "feedback-page"].map(
      name => `${SOURCES}/page/${name}.ts`,
    ),
    outdir: BUNDLES,
  })),
  // Alone at the root of the site, and not a module: Firefox 115 knows no service worker that is one.
  ...(await bundle({
    entryPoints: ["worker", "off"].map(name => `${SOURCES}/offline/${name}.ts`),
    outdir: `${BUNDLES}/offline`,
  })),
  // In a file of its own, where nothing can be loaded.
  ...(await bundle({ entryPoints: [`${SOURCES}/single-file/search.ts`], outfile: `${BUNDLES}/single-file.js` })),
  ...(await bundle({ entryPoints: [`${SOURCES}/parts/*.ts`], format: "esm", outdir: BUNDLES })),
  ...(await bundle({
    entryPoints: [`${SOURCES}/search/stemmers/*.ts`],
    format: "esm",
    outdir: `${BUNDLES}/search/stemmers`,
  })),
  ...(await bundle({
    entryPoints: ["dialog", "worker"].map(name => `${SOURCES}/search/${name}.ts`),
    format: "esm",
    outdir: `${BUNDLES}/search`,
  })),
]
writeLicences(BUNDLES, licencesOfPackages(read))
