import assert from "node:assert/strict"
import { test } from "node:test"
import { LanguageSearch } from "../../overrides/browser/search/language-search.ts"
import { DATASET, SYLLABLES, TEXTS, WORDS } from "./site.ts"

const FILES: Record<string, unknown> = {
  "zh.json": DATASET,
  "zh.text.json": TEXTS,
  "zh.words.json": WORDS,
  "zh.readings.json": SYLLABLES,
}

/** A search whose loads are recorded; files in `missing` cannot be had. */
function search(
  missing: string[] = [],
  files: Record<string, unknown> = {},
): { search: LanguageSearch; loaded: string[] } {
  const loaded: string[] = []
  const load = async (name: string): Promise<unknown> => {
    loaded.push(name)
    if (missing.includes(name)) throw new Error(name)
    return structuredClone(await { ...FILES, ...files }[name])
  }
  return { search: new LanguageSearch("zh", load), loaded }
}

test("a query in the words of the pages needs no others", async () => {
  const { search: known, loaded } = search()
  assert.equal((await known.ask("护照")).answer.pages[0]!.sections[0]!.path, "faq/#passport")
  assert.deepEqual(loaded, ["zh.json", "zh.text.json"])
})

test("other words are loaded once, when a query has them", async () => {
  const { search: known, loaded } = search()
  await known.ask("passport")
  await known.ask("recharge")
  assert.deepEqual(loaded, ["zh.json", "zh.text.json", "zh.words.json"])
  await known.ask("huzhao")
  await known.ask("tuikuan")
  assert.deepEqual(loaded, ["zh.json", "zh.text.json", "zh.words.json", "zh.readings.json"])
})

test("what cannot be loaded is done without, and tried again", async () => {
  const missing = ["zh.words.json"]
  const { search: known } = search(missing)
  assert.deepEqual((await known.ask("passport")).answer.pages, [])
  missing.pop()
  assert.equal((await known.ask("passport")).answer.pages.length, 1)
})

test("few texts come with the titles", async () => {
  const { search: known, loaded } = search([], { "zh.json": { ...DATASET, texts: TEXTS } })
  assert.equal((await known.ask("身份证")).answer.pages[0]!.sections[0]!.path, "faq/#passport")
  assert.deepEqual(loaded, ["zh.json"])
})

test("many texts follow: titles and headings are answered before", async () => {
  let arrive = (_: unknown): void => undefined
  const texts = new Promise(resolve => {
    arrive = resolve
  })
  const { search: known } = search([], { "zh.text.json": texts })
  assert.deepEqual((await known.ask("身份证")).answer.pages, [])
  assert.equal((await known.ask("护照")).answer.pages.length, 1)
  arrive(TEXTS)
  await known.complete
  assert.equal((await known.ask("身份证")).answer.pages[0]!.sections[0]!.path, "faq/#passport")
})

test("without the pages, there is no answer", async () => {
  await assert.rejects(search(["zh.json"]).search.ask("护照"))
})
