/** The worker: hears questions, asks the search of their language, and answers the latest one. */

import { LanguageSearch } from "./language-search.ts"
import type { Asking, Request, Response } from "./protocol.ts"

const searches = new Map<string, LanguageSearch>()
let folder = ""
let latest: Asking | undefined

self.onmessage = ({ data }: MessageEvent<Request>) => {
  if (data.kind === "open") {
    folder = data.folder
    searchOf(data.locale)
  } else {
    latest = data
    void hear(data)
  }
}

async function hear(asking: Asking): Promise<void> {
  const search = searchOf(asking.locale)
  try {
    const answered = await search.ask(asking.query)
    if (latest === asking) say({ kind: "answer", locale: asking.locale, number: asking.number, ...answered })
  } catch (error) {
    searches.delete(asking.locale) // the next question loads it anew
    if (latest === asking) say({ kind: "failed", number: asking.number, reason: String(error) })
  }
}

/** Once all texts are there, the latest question is answered again. */
function searchOf(locale: string): LanguageSearch {
  let search = searches.get(locale)
  if (!search) {
    search = new LanguageSearch(locale, load)
    searches.set(locale, search)
    search.complete.then(
      () => (latest?.locale === locale ? hear(latest) : undefined),
      () => undefined,
    )
  }
  return search
}

async function load(name: string): Promise<unknown> {
  const response = await fetch(folder + name)
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`)
  return response.json()
}

function say(response: Response): void {
  self.postMessage(response)
}
