import assert from "node:assert/strict"
import { test } from "node:test"
import { stemmer as english } from "stemmer"
import { Analyzer } from "../../overrides/browser/search/analyzer.ts"
import arabic from "../../overrides/browser/search/stemmers/arabic.ts"
import dutch from "../../overrides/browser/search/stemmers/dutch.ts"
import french from "../../overrides/browser/search/stemmers/french.ts"
import german from "../../overrides/browser/search/stemmers/german.ts"
import italian from "../../overrides/browser/search/stemmers/italian.ts"
import portuguese from "../../overrides/browser/search/stemmers/portuguese.ts"
import spanish from "../../overrides/browser/search/stemmers/spanish.ts"
import type { Stem } from "../../overrides/browser/search/stemming.ts"
import { oneMistake } from "../../overrides/browser/search/one-mistake.ts"

function analyzer(): Analyzer {
  const analyzer = new Analyzer(english)
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
  // Kana are as Han characters are; katakana, narrow or not, are as hiragana.
  ["カード", ["かー", "ーど"]],
  ["ｶｰﾄﾞ", ["かー", "ーど"]],
  ["かーと\u3099", ["かー", "ーど"]],
  ["パス", ["ぱす"]],
  ["ハス", ["はす"]],
  ["SIMカード", ["sim", "かー", "ーど"]],
  ["本人確認の書類", ["本人", "人確", "確認", "認の", "の書", "書類"]],
  ["٢٤ ۲۴", ["24", "24"]],
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

const STEMS: [stem: Stem, words: string[]][] = [
  [arabic, ["بطاقة", "البطاقة", "بطاقات", "البطاقات", "بالبطاقة", "للبطاقة", "والبطاقة", "بطاقتي"]],
  [arabic, ["جواز", "الجواز", "جوازات"]],
  [arabic, ["شحن", "الشحن"]],
  [arabic, ["بِطَاقَة", "بطـــاقة", "بطاقه"]],
  [arabic, ["أرسل", "ارسل", "ٱرسل"]],
  [arabic, ["هوى", "هوي", "هوی"]],
  [dutch, ["kaart", "kaarten"]],
  [french, ["activer", "activez", "activé", "activées", "activation"]],
  [french, ["carte", "cartes"]],
  [german, ["zurücksetzen", "zuruecksetzen", "zurucksetzen"]],
  [german, ["Karte", "Karten"]],
  [german, ["Haus", "Häuser", "Haeuser"]],
  [german, ["Straße", "Strassen", "strasse", "STRASSE"]],
  [italian, ["attività", "attivita"]],
  [portuguese, ["ativação", "ativacao", "ativações"]],
  [spanish, ["activación", "activacion", "activaciones", "activar"]],
  [spanish, ["tarjeta", "tarjetas"]],
]

for (const [stem, words] of STEMS) {
  test(`the same stem of ${words.join(", ")}`, () => {
    const analyzer = new Analyzer(stem)
    const found = new Set<string>()
    for (const word of words) analyzer.visit(word, term => found.add(term))
    assert.equal(found.size, 1, [...found].join(", "))
  })
}

test("words of German that only look as if they had ü", () => {
  assert.deepEqual(["neue", "quelle", "bauer"].map(german), ["neu", "quell", "bau"])
})
