// Bundles the style sheet of the pages. A part that is missing or cannot be read is named, with its line.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import browserslist from "browserslist"
import { browserslistToTargets, bundleAsync } from "lightningcss"
import { themeStyles } from "./theme.mjs"

const SOURCES = resolve("overrides/styles")
const BUNDLE = "overrides/assets/stylesheets/helpcenter.css"
/** The name under which page.css imports what is taken from the theme. */
const THEME = "theme"

try {
  const theme = await themeStyles(join(SOURCES, "sample.html"))
  const { code } = await bundleAsync({
    filename: join(SOURCES, "page.css"),
    minify: true,
    targets: browserslistToTargets(browserslist()),
    resolver: {
      read: file => (file === THEME ? theme : readFileSync(file, "utf-8")),
      resolve: (name, from) => (name === THEME ? THEME : resolve(dirname(from), name)),
    },
  })
  mkdirSync(dirname(BUNDLE), { recursive: true })
  writeFileSync(BUNDLE, code)
} catch (error) {
  const place = error.loc ? `${error.fileName}:${error.loc.line}:${error.loc.column}: ` : ""
  console.error(`${place}${error.message}`)
  process.exitCode = 1
}
