import assert from "node:assert/strict"
import { test } from "node:test"
import { Engine } from "../../overrides/browser/search/engine.ts"
import { DATASET, engine, TEXTS, withoutWords } from "./site.ts"

/** What is typed, the section that comes first ("" if nothing is found), and how the query was corrected. */
const QUERIES: [query: string, first: string, corrected?: string][] = [
  ["star 认证", "verify/star/"],
  ["認證", "verify/star/#app"],
  ["怎么用護照？", "faq/#passport"],
  ["我在火星上，star 怎么认证", "verify/star/"],
  ["passport", "faq/#passport"],
  ["how do i recharge my tmo", "top-up/t-mobile/"],
  ["t mobile充值", "top-up/t-mobile/"],
  ["tmobile", "top-up/t-mobile/"],
  ["*233", "top-up/t-mobile/#balance"],
  ["#bal#", "top-up/t-mobile/#balance"],
  ["多付", "faq/#refund"],
  ["退钱", "faq/#refund"],
  // pinyin: run together, spaced, by initials, half typed, mixed
  ["huzhao", "faq/#passport"],
  ["hu zhao", "faq/#passport"],
  ["shimingrenzheng", "verify/star/#app"],
  ["smrz", "verify/star/#app"],
  ["chongz", "top-up/t-mobile/"],
  ["star renzheng", "verify/star/"],
  // mistakes
  ["pasport", "faq/#passport", "passport"],
  ["tmobiel 充值", "top-up/t-mobile/", "tmobile 充值"],
  ["冲值", "top-up/t-mobile/", "充值"],
  ["退宽", "faq/#refund", "退款"],
  ["支付保", "faq/#payment", "支付宝"],
  ["实名认政", "verify/star/#app", "实名认证"],
  // half typed
  ["passp", "faq/#passport"],
  ["实名认", "verify/star/#app"],
  // nothing
  ["", ""],
  ["怎么办", ""],
  ["天气", ""],
  ["weather tomorrow", ""],
  ["火星旅行", ""],
  ["qwzxvbnp", ""],
]

for (const [query, first, corrected] of QUERIES) {
  test(`"${query}" finds ${first || "nothing"}`, () => {
    const result = engine().search(query)
    const best = result.pages[0]?.sections[0]
    assert.equal(best ? best.page.path + (best.section.id && `#${best.section.id}`) : "", first)
    assert.equal(result.corrected, corrected)
  })
}

test("a page about another product comes last", () => {
  const paths = engine()
    .search("star 充值")
    .pages.map(page => page.sections[0]!.page.path)
  assert.equal(paths.indexOf("top-up/t-mobile/") > 0 || !paths.includes("top-up/t-mobile/"), true)
})

const WANTED: [query: string, wanted: boolean][] = [
  ["护照", false],
  ["star 认证", false],
  ["passport", true],
  ["退钱", true],
  ["huzhao", true],
]

for (const [query, wanted] of WANTED) {
  test(`"${query}" ${wanted ? "needs more" : "is in the words of the pages"}`, () => {
    assert.equal(withoutWords().wantsWords(query), wanted)
  })
}

test("a page is worth what its type says", () => {
  const faq = DATASET.pages[2]!
  const first = (weight: number): string =>
    new Engine({ ...DATASET, pages: [faq, { ...faq, path: "other/", weight }] }).search("护照").pages[0]!.sections[0]!
      .page.path
  assert.equal(first(0.8), "faq/")
  assert.equal(first(1.2), "other/")
})

test("without stop words, concepts, stems and readings, words are found as they are", () => {
  const { stemmer: _stemmer, readings: _readings, ...plain } = DATASET
  const bare = new Engine({ ...plain, concepts: [], stop_words: [], simplified: "" })
  for (const _ of bare.addTexts(TEXTS));
  bare.addWords({ words: [], stop_words: [], out_of_scope: [] })
  assert.equal(bare.search("护照").pages[0]!.sections[0]!.section.id, "passport")
  assert.equal(bare.wantsReadings("huzhao"), false)
  for (const query of ["", "怎么", "qwzxvbnp", "huzhao"]) bare.search(query)
})

const HOSTILE = [
  "*".repeat(10_000),
  "护".repeat(10_000),
  "a ".repeat(10_000),
  "shi".repeat(5_000),
  "(.*)+$[",
  "\\u0000",
  "\0",
  "<img src=x onerror=alert(1)>",
  "\u202e\u2066护照\u2069",
  "😀👩‍👩‍👧",
  "\ud83d",
  "__proto__",
  "constructor",
  "toString hasOwnProperty",
]

for (const query of HOSTILE) {
  test(`no harm by ${JSON.stringify(query.slice(0, 20))}`, () => {
    const known = engine()
    known.wantsWords(query)
    known.wantsReadings(query)
    known.search(query)
  })
}
