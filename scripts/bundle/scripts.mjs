// Bundles the browser's scripts. What is wrong in one is told with its line.

import browserslist from "browserslist"
import { build } from "esbuild"

const SOURCES = "overrides/browser"
const BUNDLES = "overrides/assets/javascripts"

const common = {
  bundle: true,
  minify: true,
  logLevel: "warning",
  target: browserslist().map(browser => browser.replace(" ", "")),
}

try {
  // Pages load these; what they import on demand is a module.
  await build({
    ...common,
    entryPoints: ["loader", "page", "redirect"].map(name => `${SOURCES}/page/${name}.ts`),
    outdir: BUNDLES,
  })
  await build({ ...common, entryPoints: [`${SOURCES}/parts/*.ts`], format: "esm", outdir: BUNDLES })
  await build({
    ...common,
    entryPoints: [`${SOURCES}/search/stemmers/*.ts`],
    format: "esm",
    outdir: `${BUNDLES}/search/stemmers`,
  })
  await build({
    ...common,
    entryPoints: ["dialog", "worker"].map(name => `${SOURCES}/search/${name}.ts`),
    format: "esm",
    outdir: `${BUNDLES}/search`,
  })
} catch {
  process.exitCode = 1 // esbuild has said what and where
}
