import assert from "node:assert/strict"
import { test } from "node:test"
import { stemmer as english } from "stemmer"
import { Analyzer } from "../../overrides/browser/search/analyzer.ts"
import { excerpt, marked } from "../../overrides/browser/search/excerpt.ts"

const analyzer = new Analyzer(english)
analyzer.learn("护照", 0)
analyzer.learn("passport", 0)

const MARKED: [text: string, terms: string[], pieces: string[]][] = [
  ["护照", [], ["护照"]],
  ["用护照吗", ["@0"], ["用", "护照", "吗"]],
  ["Your passport", ["@0"], ["Your ", "passport", ""]],
  ["实名认证", ["实名", "名认", "认证"], ["", "实名认证", ""]],
  ["实名和认证", ["实名", "认证"], ["", "实名", "和", "认证", ""]],
  ["<b>护照</b>", ["@0"], ["<b>", "护照", "</b>"]],
]

for (const [text, terms, pieces] of MARKED) {
  test(`marks ${terms.join(" ")} in ${text}`, () => assert.deepEqual(marked(text, new Set(terms), analyzer), pieces))
}

test("an excerpt begins with the sentence that holds most", () => {
  const text = `${"没有关系的一句话。".repeat(30)}请带上护照。${"后面还有很多别的话。".repeat(30)}`
  const pieces = excerpt(text, new Set(["@0"]), analyzer)
  assert.equal(pieces[0], "…请带上")
  assert.equal(pieces[1], "护照")
  assert.match(pieces[pieces.length - 1]!, /…$/)
})

test("an excerpt of a text without any of it is its beginning", () => {
  assert.deepEqual(excerpt("短。", new Set(["@0"]), analyzer), ["短。"])
  assert.match(excerpt("word ".repeat(100), new Set(), analyzer)[0]!, /^word .* word…$|^word .*word …$/)
})

test("an excerpt never cuts a character, and a number does not end a sentence", () => {
  const text = `${"😀".repeat(200)} 护照`
  for (const piece of excerpt(text, new Set(), analyzer)) assert.doesNotThrow(() => encodeURIComponent(piece))
  const price = `${"Some words before it. ".repeat(9)}It costs 3.5 dollars with your passport and so on.`
  assert.equal(excerpt(price, new Set(["@0"]), analyzer)[0], "…It costs 3.5 dollars with your ")
})
