// Collects the licences of what others wrote and the bundles contain; they are published beside the bundles.

import { readFileSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"

/** Writes the licences, by the name of whose work they are for, into the folder of the bundles. */
export function writeLicences(folder, licences) {
  const texts = Object.entries(licences).map(
    ([name, text]) => `${name}\n${"=".repeat(name.length)}\n\n${text.trim()}\n`,
  )
  writeFileSync(join(folder, "LICENSES.txt"), texts.join("\n\n"))
}

/** The licences of the npm packages among the files that esbuild has read. */
export function licencesOfPackages(files) {
  const names = files.map(file => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]).filter(Boolean)
  return Object.fromEntries([...new Set(names)].sort().map(name => [name, licenceIn(join("node_modules", name))]))
}

function licenceIn(folder) {
  const name = readdirSync(folder).find(each => /^(licen[cs]e|copying)/i.test(each))
  if (!name) throw new Error(`${folder} has no licence; what is bundled needs one`)
  return readFileSync(join(folder, name), "utf-8")
}
