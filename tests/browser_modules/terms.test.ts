import assert from "node:assert/strict"
import { test } from "node:test"
import { Analyzer } from "../../overrides/browser/search/analyzer.ts"
import { oneMistake } from "../../overrides/browser/search/one-mistake.ts"

function analyzer(): Analyzer {
  const analyzer = new Analyzer("english")
  analyzer.folding.add("護护體体")
  analyzer.learn("护照", 0)
  analyzer.learn("passport", 0)
  analyzer.learn("T-Mobile", 1)
  analyzer.learn("实名认证", 2)
  analyzer.learn("实名", 3)
  analyzer.learn("怎么", "stop_word")
  return analyzer
}

const TERMS: [text: string, terms: string[]][] = [
  ["", []],
  ["护照", ["@0", "护照"]],
  ["護照", ["@0", "护照"]],
  ["Passports", ["@0", "passport"]],
  ["ＰＡＳＳＰＯＲＴ", ["@0", "passport"]],
  ["T-Mobile", ["@1", "t", "mobil"]],
  ["tmobile", ["@1", "tmobil"]],
  ["t mobile", ["@1", "t", "mobil"]],
  ["T—Mobile", ["@1", "t", "mobil"]],
  ["实名认证", ["@2", "实名", "名认", "认证"]],
  ["实名，认证", ["@3", "实名", "认证"]],
  ["怎么充", ["怎么", "么充"]],
  ["充", ["充"]],
  ["eSIM卡", ["esim", "卡"]],
  ["20美元", ["20", "美元"]],
  ["iphone15", ["iphon", "15"]],
  ["*233#", ["233"]],
  ["#BAL#", ["bal"]],
  ["#", []],
  ["don't", ["dont"]],
  ["l’abri", ["l", "abri"]],
  ["d'hiver", ["d", "hiver"]],
  ["café", ["cafe"]],
  ["cafe\u0301", ["cafe"]],
  ["ﬁne", ["fine"]],
  ["Straße", ["strass"]],
  ["STRASSE", ["strass"]],
  ["œuvre", ["oeuvr"]],
  ["Łódź", ["lodz"]],
  ["Sønderød", ["sonderod"]],
  ["Đà Nẵng", ["da", "nang"]],
  ["ısı", ["isi"]],
  ["\u202e护\u200b照", ["护", "照"]],
  ["😀", []],
  ["\ud800", []],
]

for (const [text, terms] of TERMS) {
  test(`terms of ${JSON.stringify(text)}`, () => {
    const found: string[] = []
    analyzer().visit(text, term => found.push(term))
    assert.deepEqual(found, terms)
  })
}

test("without a stemmer words are compared as they are", () => {
  const plain = new Analyzer()
  const found: string[] = []
  plain.visit("Les forfaits prépayés", term => found.push(term))
  assert.deepEqual(found, ["les", "forfaits", "prepayes"])
})

test("terms know their place in the text", () => {
  const places: string[] = []
  analyzer().visit("用護照！", (_, start, end) => places.push("用護照！".slice(start, end)))
  assert.deepEqual(places, ["護照", "用護", "護照"])
})

const MISTAKES: [string, string, boolean][] = [
  ["heyonn", "heyon", true],
  ["heyn", "heyon", true],
  ["heyen", "heyon", true],
  ["hyeon", "heyon", true],
  ["heyon", "heyon", false],
  ["eyhon", "heyon", false],
  ["weather", "whether", false],
  ["recipe", "receipt", false],
]

for (const [typed, word, one] of MISTAKES) {
  test(`${typed} is ${one ? "" : "not "}one mistake from ${word}`, () => {
    assert.equal(oneMistake(typed, word), one)
    assert.equal(oneMistake(word, typed), one)
  })
}
