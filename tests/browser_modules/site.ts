/** A tiny site to search: two products, two tasks, a few sections. */

import { stemmer as english } from "stemmer"
import { Engine } from "../../overrides/browser/search/engine.ts"
import type { Dataset, Syllables, Texts, Told, Words } from "../../overrides/browser/search/dataset.ts"

export const DATASET: Dataset = {
  pages: [
    {
      path: "verify/star/",
      title: "Star 卡实名认证",
      product: "star",
      task: "verify",
      sections: [
        { id: "", heading: "" },
        { id: "app", heading: "在应用里认证", channel: "app" },
        { id: "trouble", heading: "遇到问题" },
      ],
    },
    {
      path: "top-up/t-mobile/",
      title: "T-Mobile 充值",
      product: "tmobile",
      task: "top-up",
      sections: [
        { id: "", heading: "" },
        { id: "balance", heading: "查余额" },
      ],
    },
    {
      path: "faq/",
      title: "常见问题",
      sections: [
        { id: "", heading: "" },
        { id: "passport", heading: "可以用护照吗？" },
        { id: "payment", heading: "可以用哪些付款方式？" },
        { id: "refund", heading: "可以退款吗？", aliases: ["多付"] },
      ],
    },
  ],
  concepts: [
    { words: ["Star 卡", "Star"], product: "star" },
    { words: ["T-Mobile"], product: "tmobile" },
    { words: ["实名认证", "认证", "实名"], task: "verify" },
    { words: ["充值"], task: "top-up" },
    { words: ["护照"] },
    { words: ["证件"] },
    { words: ["退款"] },
    { words: ["余额"] },
    { words: ["支付宝"] },
  ],
  stop_words: ["怎么", "怎么办", "什么", "可以", "要", "吗", "的", "我", "在"],
  stemmer: "english",
  readings: "pinyin",
  simplified: "實实證证護护認认",
  names: {
    product: { star: "Star 卡", tmobile: "T-Mobile" },
    task: { verify: "实名认证", "top-up": "充值" },
    channel: { app: "应用" },
  },
  marks: {
    star: { text: "S", css_class: "mark--0a5c58" },
    tmobile: { text: "T", css_class: "" },
  },
  interface: {
    tag: "zh-Hans",
    results: { other: "{n}" },
    none: "",
    corrected: "",
    elsewhere: "",
    asked: { heading: "", links: [] },
    tasks: { heading: "", links: [] },
    instead: [],
    languages: [],
  },
}

export const TEXTS: Texts = [
  ["按步骤做。", "上传证件的正面和背面。", "¦没通过¦ 照片模糊，重拍一张。"],
  ["在网站上充值。", "拨打 *233# 或 #BAL#。"],
  ["", "护照可以，身份证也可以。", "支付宝、信用卡。", "由发卡方决定。"],
]

export const WORDS: Words = {
  words: [
    [],
    ["tmo"],
    ["verify", "KYC", "身份验证"],
    ["top up", "recharge", "充话费"],
    ["passport"],
    ["ID"],
    ["refund", "退钱"],
    ["balance"],
    ["alipay"],
  ],
  stop_words: ["how", "do", "i", "my", "the"],
  out_of_scope: ["天气", "weather", "hotel"],
}

export const SYLLABLES: Syllables = {
  hu: "护户",
  zhao: "照找",
  shi: "实是",
  ming: "名明",
  ren: "认人",
  zheng: "证正政",
  chong: "充冲",
  zhi: "值支",
  tui: "退",
  kuan: "款宽",
  fu: "付",
  bao: "宝保",
}

export const TOLD: Told = [
  [
    [],
    ["我想在家用手机做完，不出门"],
    ["I was told no twice and nobody explains it, says my wife Verity", "交了两次都被打回来"],
  ],
  [[], []],
  [
    [],
    [
      "I am a foreigner and have no papers of this country",
      "the hotel keeps my papers",
      "身份证丢了，手上只有这个小本子",
    ],
    [],
    ["my trip was cancelled and I never used any of it", "孩子拿我的手机乱充了一百块"],
  ],
]

/** The engine with everything loaded but situations. */
export function engine(): Engine {
  const engine = withoutWords()
  engine.addWords(WORDS)
  engine.addReadings(SYLLABLES)
  return engine
}

export function withSituations(): Engine {
  const known = engine()
  known.addSituations(TOLD)
  return known
}

export function withoutWords(): Engine {
  const engine = new Engine(DATASET, english)
  for (const _ of engine.addTexts(TEXTS));
  return engine
}
