// Bundles the style sheets of the pages. A part that is missing or cannot be read is named, with its line.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import browserslist from "browserslist"
import { browserslistToTargets, bundleAsync } from "lightningcss"
import { writeLicences } from "./licences.mjs"
import { themeLicences, themeStyles } from "./theme.mjs"

const SOURCES = resolve("overrides/styles")
const BUNDLES = "overrides/assets/stylesheets"
/** What is made of each entry. */
const ENTRIES = {
  "page.css": "helpcenter.css",
  "home.css": "home.css",
  "no-script.css": "no-script.css",
  "announcements.css": "announcements.css",
  "feedback.css": "feedback.css",
  "single-file.css": "single-file.css",
}
/** The name under which page.css imports what is taken from the theme. */
const THEME = "theme"

try {
  const theme = await themeStyles(join(SOURCES, "sample.html"))
  mkdirSync(BUNDLES, { recursive: true })
  for (const [entry, name] of Object.entries(ENTRIES)) {
    const { code } = await bundleAsync({
      filename: join(SOURCES, entry),
      minify: true,
      targets: browserslistToTargets(browserslist()),
      resolver: {
        read: file => (file === THEME ? theme : readFileSync(file, "utf-8")),
        resolve: (name, from) => (name === THEME ? THEME : resolve(dirname(from), name)),
      },
    })
    writeFileSync(join(BUNDLES, name), code)
  }
  writeLicences(BUNDLES, themeLicences())
} catch (error) {
  const place = error.loc ? `${error.fileName}:${error.loc.line}:${error.loc.column}: ` : ""
  console.error(`${place}${error.message}`)
  process.exitCode = 1
}
