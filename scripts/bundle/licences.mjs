// Collects the licences of what others wrote and the bundles contain; they are published beside the bundles.

import { readFileSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/**
 * Writes the licences into the folder of the bundles: the name of the work, its package (https://github.com/package-url),
 * from which the bill of materials of a release is made, and the text.
 */
export function writeLicences(folder, works) {
  const texts = works.map(
    ({ name, purl, licence, text }) => `${name}\n${"=".repeat(name.length)}\n${purl} (${licence})\n\n${text.trim()}\n`,
  )
  writeFileSync(join(folder, "LICENSES.txt"), texts.join("\n\n"))
}

/** The licences of the npm packages among the files that esbuild has read. */
export function licencesOfPackages(files) {
  const names = files.map(file => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]).filter(Boolean)
  return [...new Set(names)].sort().map(name => {
    const folder = join("node_modules", name)
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf-8"))
    return { name, purl: `pkg:npm/${name.replace("@", "%40")}@${version}`, licence: license, text: licenceIn(folder) }
  })
}

function licenceIn(folder) {
  const name = readdirSync(folder).find(each => /^(licen[cs]e|copying)/i.test(each))
  if (!name) throw new Error(`${folder} has no licence; what is bundled needs one`)
  return readFileSync(join(folder, name), "utf-8")
}
