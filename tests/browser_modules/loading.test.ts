import assert from "node:assert/strict"
import { test } from "node:test"
import { LanguageSearch } from "../../overrides/browser/search/language-search.ts"
import type { Stem } from "../../overrides/browser/search/stemming.ts"
import { DATASET, SYLLABLES, TEXTS, TOLD, WORDS } from "./site.ts"

const FILES: Record<string, unknown> = {
  "zh.json": DATASET,
  "zh.text.json": TEXTS,
  "zh.words.json": WORDS,
  "zh.situations.json": TOLD,
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
  const loadStemmer = async (name: string): Promise<Stem> => {
    loaded.push(name)
    if (missing.includes(name)) throw new Error(name)
    return word => word.replace(/er$/, "")
  }
  return { search: new LanguageSearch("zh", load, loadStemmer), loaded }
}

/** All answers to a query: the address of the best section, "" for nothing. */
async function answers(known: LanguageSearch, query: string): Promise<string[]> {
  const found: string[] = []
  for await (const { answer } of known.answers(query)) found.push(answer.pages[0]?.sections[0]?.path ?? "")
  return found
}

test("a query in the words of the pages is answered before the other words are there", async () => {
  const { search: known, loaded } = search([], { "zh.json": { ...DATASET, texts: TEXTS } })
  const first = await known.answers("护照").next()
  assert.equal(first.value.answer.pages[0].sections[0].path, "faq/#passport")
  assert.deepEqual(loaded, ["zh.json"])
})

test("other words are loaded once, readings only for what is unknown", async () => {
  const { search: known, loaded } = search([], { "zh.json": { ...DATASET, texts: TEXTS } })
  assert.equal((await answers(known, "passport")).pop(), "faq/#passport")
  assert.equal((await answers(known, "recharge")).pop(), "top-up/t-mobile/")
  assert.deepEqual(loaded, ["zh.json", "zh.words.json"])
  assert.equal((await answers(known, "huzhao")).pop(), "faq/#passport")
  assert.equal((await answers(known, "tuikuan")).pop(), "faq/#refund")
  assert.deepEqual(loaded, ["zh.json", "zh.words.json", "zh.readings.json"])
})

test("situations are loaded after the words, and improve an answer that was shown before", async () => {
  const files = { "zh.json": { ...DATASET, situations: true, texts: TEXTS } }
  const { search: known, loaded } = search([], files)
  assert.deepEqual(await answers(known, "护照"), ["faq/#passport", "faq/#passport"])
  assert.deepEqual(await answers(known, "my trip was cancelled and I never used it"), ["faq/#refund"])
  assert.deepEqual(loaded.slice(0, 3), ["zh.json", "zh.words.json", "zh.situations.json"])
  const missing = ["zh.situations.json"]
  const { search: poor } = search(missing, files)
  assert.equal((await answers(poor, "my trip was cancelled and I never used it")).pop(), "")
  assert.equal((await answers(poor, "护照")).pop(), "faq/#passport")
  missing.pop()
  assert.equal((await answers(poor, "my trip was cancelled and I never used it")).pop(), "faq/#refund")
})

test("without readings, no file of them is asked for", async () => {
  const { readings: _, ...plain } = DATASET
  const { search: known, loaded } = search([], { "zh.json": plain })
  assert.deepEqual(await answers(known, "huzhao"), [""])
  assert.deepEqual(loaded, ["zh.json", "zh.text.json", "zh.words.json"])
})

test("many texts follow: titles and headings are answered before", async () => {
  let arrive = (_: unknown): void => undefined
  const texts = new Promise(resolve => {
    arrive = resolve
  })
  const { search: known } = search([], { "zh.text.json": texts })
  const first = known.answers("护照")
  assert.equal((await first.next()).value.answer.pages.length, 1)
  const other = known.answers("身份证")
  const second = other.next()
  arrive(TEXTS)
  assert.equal((await second).value.answer.pages[0].sections[0].path, "faq/#passport")
})

test("the last answer does not depend on what was asked before", async () => {
  const queries = ["护照", "退宽", "huzhao", "recharge my tmo", "身份证", "可以充值吗", "天气"]
  const warm = search().search
  for (const query of [...queries, ...queries]) await answers(warm, query)
  for (const query of queries) {
    const cold = await answers(search().search, query)
    assert.equal((await answers(warm, query)).pop(), cold.pop(), query)
  }
})

for (const name of ["zh.words.json", "zh.readings.json", "zh.text.json"]) {
  test(`without ${name} it does what it can, and tries again`, async () => {
    const missing = [name]
    const { search: known } = search(missing)
    const queries = ["护照", "passport", "huzhao", "身份证"]
    for (const query of queries) await answers(known, query)
    missing.pop()
    for (const query of queries) assert.equal((await answers(known, query)).pop(), "faq/#passport", query)
  })
}

test("without the pages, there is no answer", async () => {
  await assert.rejects(answers(search(["zh.json"]).search, "护照"))
})

test("the stemmer of another language is loaded once, before anything is indexed", async () => {
  const texts = [["", "Die Karte hat Fehler.", ""], ...TEXTS.slice(1)]
  const files = { "zh.json": { ...DATASET, stemmer: "german", texts } }
  const { search: known, loaded } = search([], files)
  assert.equal((await answers(known, "fehl")).pop(), "verify/star/#app")
  assert.equal((await answers(known, "fehler")).pop(), "verify/star/#app")
  assert.deepEqual(
    loaded.filter(name => !name.startsWith("zh")),
    ["german"],
  )
  const { search: without } = search(["german"], files)
  assert.equal((await answers(without, "fehler")).pop(), "verify/star/#app")
})
