// Which members of the web's interfaces and of JavaScript's objects the oldest browsers lack, by MDN's data.

import data from "@mdn/browser-compat-data" with { type: "json" }
import type { Identifier, SimpleSupportStatement, SupportStatement } from "@mdn/browser-compat-data"
import { OLDEST } from "./targets.ts"

// The interfaces whose values a page has without naming them. Others begin with their global name, which
// eslint-plugin-compat knows, and the names of their members (`path`, `query`) would be mistaken for our own.
const OF_PAGES =
  /^(Animation|Clipboard|CSSStyle|Document|DOM|Element|Event|HTML|Keyboard|Media|Node|Pointer|Range|Selection|Shadow|URL)|^(Abort|Crypto|History|InputEvent|Location|Navigator|Performance|Response|Screen|Storage|Toggle|UI|Visual|Window|Worker)/

/** For each name, which of the oldest browsers lack it; known is a name that one interface has in all of them. */
function missing(): Map<string, string[]> {
  const lacking = new Map<string, string[]>()
  for (const [name, support] of members()) {
    const without = OLDEST.filter(([browser, version]) => !knows(support[browser], version))
    const browsers = without.map(target => target.join(" "))
    const shortest = lacking.get(name)
    if (!shortest || browsers.length < shortest.length) lacking.set(name, browsers)
  }
  return lacking
}

function* members(): Generator<[name: string, support: Record<string, SupportStatement>]> {
  const ofPages = named(data.api).filter(([owner]) => OF_PAGES.test(owner))
  const builtins = named(data.javascript.builtins)
  const ofLanguages = named(data.javascript.builtins?.["Intl"])
  for (const [, members] of [...ofPages, ...builtins, ...ofLanguages]) {
    for (const [name, member] of named(members)) {
      if (member.__compat) yield [name.replace(/_static$/, ""), member.__compat.support]
    }
  }
}

function named(identifiers: Identifier | undefined): [string, Identifier][] {
  return Object.entries(identifiers ?? {}).filter(([name]) => name !== "__compat") as [string, Identifier][]
}

function knows(support: SupportStatement | undefined, version: number): boolean {
  return [support ?? []].flat().some(statement => since(statement) <= version && !statement.version_removed)
}

function since({ version_added: added, flags, prefix, alternative_name: other }: SimpleSupportStatement): number {
  if (flags || prefix || other || !added || added === "preview") return Infinity
  return Number.parseFloat(added.replace("≤", ""))
}

const LACKING = missing()

/** The oldest browsers without any member of this name; none for a name that is not the web's. */
export function browsersWithout(name: string): string[] {
  return LACKING.get(name) ?? []
}
