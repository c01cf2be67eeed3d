// What the pages use of the theme's styles: those that fit something on the sample page.

import { execFileSync } from "node:child_process"
import { readFileSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { PurgeCSS } from "purgecss"

const STYLES = "templates/assets/stylesheets"
const ICONS = "templates/.icons/material"
/** What has the names of the sample and is not wanted: states of other components, our own way to show a target. */
const ELSEWHERE = [/details/, /highlight/, /\.md-(?!typeset)/, /focus-visible/, /:target/, /^:root *> *\*/, /scrollbar/]

/** The theme's style sheet, without what fits nothing in the HTML file `sample`. */
export async function themeStyles(sample) {
  const folder = join(themeFolder(), STYLES)
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

/** The licences of the theme, and of its icons, some of which are in its style sheet. */
export function themeLicences() {
  const theme = what =>
    python(`from importlib.metadata import distribution as of; print(of('mkdocs-material').${what})`)
  return [
    {
      name: "Material for MkDocs",
      purl: `pkg:pypi/mkdocs-material@${theme("version")}`,
      licence: "MIT",
      text: theme("read_text('licenses/LICENSE')"),
    },
    {
      name: "Material Design Icons",
      purl: "pkg:npm/%40mdi/svg", // the theme does not say which version
      licence: "Apache-2.0",
      text: readFileSync(join(themeFolder(), ICONS, "LICENSE"), "utf-8"),
    },
  ]
}

function themeFolder() {
  return python("import material; print(material.__path__[0])")
}

/** What a line of Python prints, where the theme is installed. */
function python(line) {
  return execFileSync(process.env.PYTHON ?? "python", ["-c", line], { encoding: "utf-8" }).trim()
}
