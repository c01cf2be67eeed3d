// What the pages use of the theme's styles: those that fit something on the sample page.

import { execFileSync } from "node:child_process"
import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { PurgeCSS } from "purgecss"

const STYLES = "templates/assets/stylesheets"
/** What has the names of the sample and is not wanted: states of other components, our own way to show a target. */
const ELSEWHERE = [/details/, /highlight/, /\.md-(?!typeset)/, /focus-visible/, /:target/, /^:root *> *\*/, /scrollbar/]

/** The theme's style sheet, without what fits nothing in the HTML file `sample`. */
export async function themeStyles(sample) {
  const theme = execFileSync("python", ["-c", "import material; print(material.__path__[0])"], { encoding: "utf-8" })
  const folder = join(theme.trim(), STYLES)
  const main = readdirSync(folder).filter(name => /^main\..*\.css$/.test(name))
  if (main.length !== 1) throw new Error(`${folder} should have one main.*.css, and has: ${main.join(", ") || "none"}`)
  const [{ css }] = await new PurgeCSS().purge({
    content: [{ raw: readFileSync(sample, "utf-8"), extension: "html" }],
    css: [{ raw: readFileSync(join(folder, main[0]), "utf-8") }],
    blocklist: ELSEWHERE,
    variables: true,
    keyframes: true,
    fontFace: true,
  })
  return css
}
