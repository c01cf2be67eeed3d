import assert from "node:assert/strict"
import { test } from "node:test"
import { engine, withSituations } from "./site.ts"
import type { Engine } from "../../overrides/browser/search/engine.ts"

/** The best section, "" if nothing is found. */
function first(query: string, known: Engine): string {
  const best = known.search(query).pages[0]?.sections[0]
  return best ? best.page.path + (best.section.id && `#${best.section.id}`) : ""
}

/** A story, the section that answers it, and the one that is found without situations. */
const STORIES: [story: string, first: string, without: string][] = [
  ["we cancelled the whole trip, so I never used it", "faq/#refund", ""],
  ["my child cancelled our trip and nobody explains why they used it", "faq/#refund", ""],
  ["小孩拿了我的手机，乱充了好多块", "faq/#refund", ""],
  ["he was told no again and again, and they explain nothing to him", "verify/star/#trouble", ""],
  // The words of a page and a situation of it add up.
  ["身份证丢了，我手上只有护照可以吗", "faq/#passport", "faq/#passport"],
  // A little of a situation, and a whole other story.
  ["the weather on our trip to the mountains was very good", "", ""],
  ["in the mountains we saw an old castle and ate well", "", ""],
  // Another subject beside a situation, and in its place.
  ["the weather was bad, we cancelled the trip and never used any of it", "faq/#refund", ""],
  // … and a word for another subject that is where such a situation happens.
  ["we sat in the hotel, long and tired, a foreigner without papers", "faq/#passport", ""],
  ["we sat in the weather, long and tired, a foreigner without papers", "", ""],
  // Short queries are no stories, unless they say little else.
  ["trip mountain castle", "", ""],
  ["cancelled trip", "faq/#refund", ""],
]

for (const [story, expected, without] of STORIES) {
  test(`"${story}" tells ${expected || "no situation"}`, () => {
    assert.equal(first(story, withSituations()), expected)
    assert.equal(first(story, engine()), without)
  })
}

test("what customers say in situations is no typing mistake", () => {
  assert.equal(engine().search("verity passport").corrected, "verify passport")
  assert.equal(withSituations().search("verity passport").corrected, undefined)
})

test("the first letter is hardly ever mistyped", () => {
  assert.equal(engine().search("passpott").corrected, "passport")
  assert.equal(engine().search("apssport").corrected, "passport")
  assert.equal(engine().search("wassport").corrected, undefined)
})

test("a situation that is told of one product is answered for all", () => {
  assert.equal(first("T-Mobile: my trip was cancelled and I never used any of it", withSituations()), "faq/#refund")
})
