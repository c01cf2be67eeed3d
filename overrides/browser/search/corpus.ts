/** The corpus: all sections of the pages, and the index that finds them. */

import { Analyzer, type Meaning } from "./analyzer.ts"
import type { Atom } from "./atoms.ts"
import { type Dataset, KEY, type Page, type Section, type Texts, type Told, type Words } from "./dataset.ts"
import { type Field, InvertedIndex } from "./inverted-index.ts"
import { Situations } from "./situations.ts"
import type { Stem } from "./stemming.ts"

export interface Entry {
  page: Page
  section: Section
  text: string
}

export class Corpus {
  readonly analyzer: Analyzer
  readonly index = new InvertedIndex()
  readonly entries: Entry[] = []
  /** Written words of the pages and of the vocabulary, with what they are compared by. */
  readonly words = new Map<string, string>()
  readonly stopWords = new Set<string>()
  /** Words in Han characters that mean something and that the pages use. */
  readonly common = new Set<string>()
  readonly dataset: Dataset
  situations?: Situations

  constructor(dataset: Dataset, stem?: Stem) {
    this.dataset = dataset
    this.analyzer = new Analyzer(stem)
    this.analyzer.folding.add(dataset.simplified)
    dataset.concepts.forEach(({ words }, concept) => {
      for (const word of words) this.#learn(word, concept)
      for (const word of words) if (/^\p{Script=Han}+$/u.test(word)) this.common.add(word)
    })
    for (const word of dataset.stop_words) this.#learn(word, "stop_word")
    for (const page of dataset.pages) {
      for (const section of page.sections) this.#add(page, section)
    }
  }

  /** Index the texts, one section at a time: between two of them, a query can be answered. */
  *addTexts(texts: Texts): Generator<void, void> {
    let section = 0
    for (const text of texts.flat()) {
      const parts = text.split(KEY)
      this.entries[section]!.text = parts.join("")
      this.#index(section, "text", parts.join(""))
      this.#index(section++, "keys", ...parts.filter((_, i) => i % 2))
      yield
    }
  }

  /** Whether the pages are written in Han characters. */
  get isHan(): boolean {
    return this.common.size * 2 > this.dataset.concepts.length
  }

  addWords({ words, stop_words, out_of_scope }: Words): void {
    words.forEach((listed, concept) => {
      for (const word of listed) this.#learn(word, concept)
    })
    for (const word of stop_words) this.#learn(word, "stop_word")
    for (const word of out_of_scope) this.#learn(word, "out_of_scope")
  }

  /** Needs the words before: what customers say is compared by what it means. */
  addSituations(told: Told): void {
    this.situations = new Situations(told, this.analyzer)
    for (const sentence of told.flat(2)) {
      this.analyzer.visit(sentence, (term, _start, _end, word) => {
        if (word !== undefined && !this.words.has(word)) this.words.set(word, term)
      })
    }
  }

  #learn(word: string, meaning: Meaning): void {
    this.analyzer.learn(word, meaning)
    const found = this.analyzer.atoms(word)
    const words = found.every(atom => atom.kind === "han") ? [found.map(atom => atom.text).join("")] : latinWords(found)
    for (const written of words) {
      this.words.set(written, this.analyzer.stem(written))
      if (meaning === "stop_word") this.stopWords.add(written)
    }
  }

  #add(page: Page, section: Section): void {
    const { names } = this.dataset
    const number = this.entries.push({ page, section, text: "" }) - 1
    const context = [
      ...(page.aliases ?? []),
      names.product[page.product ?? ""],
      names.task[page.task ?? ""],
      names.channel[section.channel ?? ""],
    ]
    this.#index(number, "title", page.title)
    this.#index(number, "heading", section.heading)
    this.#index(number, "aliases", ...(section.aliases ?? []))
    this.#index(number, "context", ...context.filter(name => name !== undefined))
  }

  #index(section: number, field: Field, ...texts: string[]): void {
    const terms: string[] = []
    this.analyzer.visit(texts.join("\n"), (term, _start, _end, word) => {
      terms.push(term)
      if (word !== undefined) this.words.set(word, term)
    })
    this.index.add(section, field, terms)
  }
}

/** The words of a phrase, and the phrase as one word. */
function latinWords(found: readonly Atom[]): string[] {
  const words = found.filter(atom => atom.kind === "word").map(atom => atom.text)
  return words.length === found.length ? [...words, words.join("")] : words
}
