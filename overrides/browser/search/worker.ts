/** The worker: hears questions, asks the search of their language, and answers the latest one of each. */

import { LanguageSearch } from "./language-search.ts"
import type { Asking, Opening, Request, Response } from "./protocol.ts"
import type { Stem } from "./stemming.ts"

const searches = new Map<string, LanguageSearch>()
const latest = new Map<string, Asking>()
/** Files that came with the opening. */
const given = new Map<string, unknown>()
let folder = ""

self.onmessage = ({ data }: MessageEvent<Request>) => {
  if (data.kind === "open") {
    folder = data.folder
    if (data.dataset) given.set(`${data.locale}.json`, data.dataset)
    void open(data)
  } else {
    latest.set(data.locale, data)
    void hear(data)
  }
}

async function open({ locale, number }: Opening): Promise<void> {
  const search = searchOf(locale)
  try {
    say({ kind: "opened", locale, number, interface: await search.interface() })
  } catch (error) {
    fail(search, error, locale, number)
  }
}

async function hear(asking: Asking): Promise<void> {
  const { locale, number, query } = asking
  const search = searchOf(locale)
  const isLatest = (): boolean => latest.get(locale) === asking
  try {
    for await (const found of search.answers(query)) {
      if (!isLatest()) return
      say({ kind: "answer", locale, number, ...found })
    }
  } catch (error) {
    fail(search, error, locale, isLatest() ? number : undefined)
  }
}

/** `number` is that of the question, if somebody still waits for its answer. */
function fail(search: LanguageSearch, error: unknown, locale: string, number?: number): void {
  if (searches.get(locale) === search) searches.delete(locale) // the next question loads it anew
  if (number !== undefined) say({ kind: "failed", locale, number, reason: String(error) })
}

function searchOf(locale: string): LanguageSearch {
  const search = searches.get(locale) ?? new LanguageSearch(locale, load, loadStemmer)
  searches.set(locale, search)
  return search
}

async function load(name: string): Promise<unknown> {
  if (given.has(name)) return given.get(name)
  const response = await fetch(folder + name)
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
  return response.json()
}

async function loadStemmer(name: string): Promise<Stem> {
  const address = `./stemmers/${name}.js` // which is not bundled with this
  return ((await import(address)) as { default: Stem }).default
}

function say(response: Response): void {
  self.postMessage(response)
}
