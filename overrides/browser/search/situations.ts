/**
 * Situations: sentences in which customers tell that they need a section. A query that tells one of them is answered by
 * that section, however few of its words are on the page.
 */

import { type Analyzer, termOf } from "./analyzer.ts"
import type { Told } from "./dataset.ts"

/** What a query tells: how well it fits the sentences of each section, by the number of the section. */
export interface Story {
  fits: ReadonlyMap<number, number>
  /** How well it fits the best of them, and how much of what it says that is. */
  best: number
  share: number
  /** About how many words it has. */
  length: number
  terms: ReadonlySet<string>
}

/** What the very words are worth beside the concept that they mean. */
const SURFACE = 0.4
/** How many sentences with a term are worth half as much as any number of them. */
const SATURATION = 0.5
/** What a term tells that is in one sentence, or in none. */
const MOST = 6
/** Words for each Han character. */
const WORDS_PER_HAN = 0.6

export class Situations {
  readonly #analyzer: Analyzer
  /** In how many sentences of each section a term is, and in how many of all sections. */
  readonly #sections = new Map<string, Map<number, number>>()
  readonly #frequencies = new Map<string, number>()
  /** Words for other subjects that are in sentences. */
  readonly #mentioned = new Set<string>()
  #sentences = 0

  /** `told` has the sentences of each section of each page, in the order of the dataset. */
  constructor(told: Told, analyzer: Analyzer) {
    this.#analyzer = analyzer
    told.flat().forEach((sentences, section) => {
      for (const sentence of sentences) this.#add(section, sentence)
    })
  }

  story(query: string): Story {
    const values = this.#values(query)
    const fits = new Map<number, number>()
    let total = 0
    for (const [term, value] of values) {
      const worth = value * this.#information(term)
      total += worth
      for (const [section, count] of this.#sections.get(term) ?? []) {
        fits.set(section, (fits.get(section) ?? 0) + (worth * count) / (count + SATURATION))
      }
    }
    const best = Math.max(0, ...fits.values())
    return { fits, best, share: total && best / total, length: this.#length(query), terms: new Set(values.keys()) }
  }

  /** Whether customers of this site mention a word for another subject: where they are, what else they do. */
  mentions(other: string): boolean {
    return this.#mentioned.has(other)
  }

  #add(section: number, sentence: string): void {
    this.#sentences++
    for (const term of this.#values(sentence, other => this.#mentioned.add(other)).keys()) {
      const counts = this.#sections.get(term) ?? new Map<number, number>()
      this.#sections.set(term, counts.set(section, (counts.get(section) ?? 0) + 1))
      this.#frequencies.set(term, (this.#frequencies.get(term) ?? 0) + 1)
    }
  }

  /** How much a term tells, much if few sentences have it: up to MOST, however many sentences there are. */
  #information(term: string): number {
    return (MOST * this.#rarity(this.#frequencies.get(term) ?? 1)) / this.#rarity(1)
  }

  #rarity(frequency: number): number {
    return Math.log(1 + (this.#sentences - frequency + 0.5) / (frequency + 0.5))
  }

  #length(text: string): number {
    return this.#analyzer.atoms(text).reduce((sum, { kind }) => sum + (kind === "han" ? WORDS_PER_HAN : 1), 0)
  }

  /**
   * The terms of a text, and what each is worth beside the others; stop words tell nothing. `note` is called for each word
   * for another subject.
   */
  #values(text: string, note?: (other: string) => void): Map<string, number> {
    const atoms = this.#analyzer.atoms(text)
    const parts = this.#analyzer.parts(atoms)
    const worth = atoms.map(() => 1)
    const values = new Map<string, number>()
    for (const { from, length, value } of this.#analyzer.matches(atoms, parts)) {
      const isConcept = typeof value === "number"
      worth.fill(isConcept ? SURFACE : value === "stop_word" ? 0 : 1, from, from + length)
      if (isConcept) values.set(termOf(value), 1)
      if (value === "out_of_scope") note?.(parts.slice(from, from + length).join(" "))
    }
    atoms.forEach((atom, i) => {
      const next = atoms[i + 1]
      const isPair = atom.kind === "han" && next?.kind === "han" && next.joined
      if (atom.kind === "han" && !isPair) return
      const term = isPair ? atom.text + next.text : parts[i]!
      const value = isPair ? (worth[i]! + worth[i + 1]!) / 2 : worth[i]!
      if (value > (values.get(term) ?? 0)) values.set(term, value)
    })
    return values
  }
}
