/** The engine: answers queries from a dataset. It knows neither worker nor page, and runs in a terminal as well. */

import { Corpus } from "./corpus.ts"
import type { Dataset, Syllables, Texts, Told, Words } from "./dataset.ts"
import { type Question, question, type Unit } from "./question.ts"
import { type RankedPage, rank } from "./ranking.ts"
import { Readings } from "./readings.ts"
import { repair } from "./repair.ts"
import type { Stem } from "./stemming.ts"

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

  /** Without a stemmer, words are compared as they are. */
  constructor(dataset: Dataset, stem?: Stem) {
    this.corpus = new Corpus(dataset, stem)
  }

  addTexts(texts: Texts): Generator<void, void> {
    return this.corpus.addTexts(texts)
  }

  addWords(words: Words): void {
    this.corpus.addWords(words)
    this.#hasWords = true
  }

  addSituations(told: Told): void {
    this.corpus.addSituations(told)
  }

  addReadings(syllables: Syllables): void {
    const { index, words } = this.corpus
    const readings = new Readings(syllables)
    for (const word of words.keys()) if (HAN.test(word)) readings.learn(word)
    for (const term of index.terms()) if (HAN.test(term) && index.leads(term)) readings.learn(term)
    this.#readings = readings
  }

  /** Whether a query has words that the pages don't use: what they mean may be among the other words. */
  wantsWords(query: string): boolean {
    if (this.#hasWords) return false
    const { units } = question(read(query), this.corpus)
    return units.length === 0 || units.some(unit => !this.#isPlain(unit))
  }

  /** Whether unknown words are left that may be written as they sound. */
  wantsReadings(query: string): boolean {
    return this.corpus.dataset.readings !== undefined && !this.#readings && this.#understood(query, undefined).isUnclear
  }

  search(query: string): Result {
    const plain = this.#understood(query, undefined)
    const { asked, corrected } = plain.isUnclear && this.#readings ? this.#understood(query, this.#readings) : plain
    const pages = rank(asked, this.corpus, this.corpus.situations?.story(corrected ?? read(query)))
    return corrected === undefined ? { pages } : { pages, corrected }
  }

  /** The question as it was typed; if it has unknown words, as it was probably meant. */
  #understood(query: string, readings: Readings | undefined): Understood {
    const typed = question(read(query), this.corpus)
    if (!isUnclear(typed)) return { asked: typed, isUnclear: false }
    const { text, corrected } = repair(read(query), this.corpus, readings)
    const asked = question(text, this.corpus)
    return { asked, isUnclear: isUnclear(asked), ...(corrected ? { corrected: text } : {}) }
  }

  /** Whether the pages use it themselves; a Latin word in passing may be a quotation from another language. */
  #isPlain({ kind, terms }: Unit): boolean {
    const { index } = this.corpus
    const isUsed = (term: string): boolean => (LATIN.test(term) ? index.leads(term) : index.frequency(term) > 0)
    return kind === "anchor" || kind === "concept" || [...terms.keys()].some(isUsed)
  }
}

interface Understood {
  asked: Question
  isUnclear: boolean
  corrected?: string
}

const LATIN = /\p{Script=Latin}/u
const HAN = /^\p{Script=Han}{2,}$/u

function read(query: string): string {
  return query.slice(0, LONGEST_QUERY)
}

function isUnclear({ units, isTorn }: Question): boolean {
  return isTorn || units.some(({ kind }) => kind === "unknown")
}
