/** The engine: answers queries from a dataset. It knows neither worker nor page, and runs in a terminal as well. */

import { Corpus } from "./corpus.ts"
import type { Dataset, Syllables, Texts, Words } from "./dataset.ts"
import { question, type Unit } from "./question.ts"
import { type RankedPage, rank } from "./ranking.ts"
import { Readings } from "./readings.ts"
import { type Repaired, repair } from "./repair.ts"

/** Characters of a query that are read; nobody asks more. */
const LONGEST_QUERY = 200

export interface Result {
  pages: RankedPage[]
  /** The query as it was understood, if a mistake was corrected. */
  corrected?: string
}

export class Engine {
  readonly corpus: Corpus
  #hasWords = false
  #readings: Readings | undefined

  constructor(dataset: Dataset) {
    this.corpus = new Corpus(dataset)
  }

  addTexts(texts: Texts): Generator<void, void> {
    return this.corpus.addTexts(texts)
  }

  addWords(words: Words): void {
    this.corpus.addWords(words)
    this.#hasWords = true
  }

  addReadings(syllables: Syllables): void {
    const { index, words } = this.corpus
    const readings = new Readings(syllables)
    for (const word of words.keys()) if (HAN.test(word)) readings.learn(word)
    for (const term of index.terms()) if (HAN.test(term) && index.leads(term)) readings.learn(term)
    this.#readings = readings
  }

  /** What else must be known to understand a query: the other words for what is no word of the pages, then readings. */
  wants(query: string): "words" | "readings" | undefined {
    if (this.#hasWords && this.#readings) return undefined
    const { units } = question(this.#repaired(query).text, this.corpus)
    if (!this.#hasWords) return units.length === 0 || units.some(unit => !this.#isPlain(unit)) ? "words" : undefined
    return units.some(({ kind }) => kind === "unknown") ? "readings" : undefined
  }

  /** Whether the pages use it themselves; a Latin word in passing may be a quotation from another language. */
  #isPlain({ kind, terms }: Unit): boolean {
    const { index } = this.corpus
    const isUsed = (term: string): boolean => (LATIN.test(term) ? index.leads(term) : index.frequency(term) > 0)
    return kind === "anchor" || kind === "concept" || [...terms.keys()].some(isUsed)
  }

  #repaired(query: string): Repaired {
    return repair(query.slice(0, LONGEST_QUERY), this.corpus, this.#readings)
  }

  search(query: string): Result {
    const repaired = this.#repaired(query)
    const pages = rank(question(repaired.text, this.corpus), this.corpus)
    return repaired.corrected ? { pages, corrected: repaired.text } : { pages }
  }
}

const LATIN = /\p{Script=Latin}/u
const HAN = /^\p{Script=Han}+$/u
