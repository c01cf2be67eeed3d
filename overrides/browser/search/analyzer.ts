/**
 * The analyzer: from a text to the terms by which it is found. Documents and queries pass through the same one.
 *
 * Terms are words (their stems, where the language has a stemmer), numbers, codes, pairs of Han characters and kana, and
 * concepts (`@3`): 护照, 護照 and passport mean the same one.
 */

import { type Atom, atoms } from "./atoms.ts"
import { Folding } from "./folding.ts"
import { type Match, Phrases } from "./phrases.ts"
import { asWritten, type Stem } from "./stemming.ts"

/** What a phrase means: the number of a concept, nothing (a stop word), or something that the site does not cover. */
export type Meaning = number | "stop_word" | "out_of_scope"

/** Called for each term, with its place in the text; `word` is what a stem was written as. */
export type Visitor = (term: string, start: number, end: number, word?: string) => void

export class Analyzer {
  readonly folding = new Folding()
  /** By what words are compared by: passports are the passport. */
  readonly concepts = new Phrases<number>()
  /** By the very words: customs are not customers. */
  readonly #others = new Phrases<Meaning>()
  readonly #stems = new Map<string, string>()
  readonly #stem: Stem

  constructor(stem: Stem = asWritten) {
    this.#stem = stem
  }

  /** Let `phrase` mean something, unless it does already. */
  learn(phrase: string, meaning: Meaning): void {
    const found = this.atoms(phrase)
    if (typeof meaning !== "number") {
      this.#others.add(
        found.map(atom => atom.text),
        meaning,
      )
      return
    }
    this.concepts.add(this.parts(found), meaning)
    // T-Mobile is typed tmobile, too.
    if (found.length > 1 && found.every(atom => atom.kind === "word")) {
      this.concepts.add([this.stem(found.map(atom => atom.text).join(""))], meaning)
    }
  }

  /** The terms of a word: its stem, and the concept if it is a phrase by itself. */
  termsOf(word: string): string[] {
    const stem = this.stem(word)
    const concept = this.concepts.exactly(stem)
    return concept === undefined ? [stem] : [stem, termOf(concept)]
  }

  atoms(text: string): Atom[] {
    return atoms(text, this.folding)
  }

  /** What atoms are compared by: words by their stems, codes by their digits. */
  parts(found: readonly Atom[]): string[] {
    return found.map(({ kind, text }) => (kind === "word" ? this.stem(text) : kind === "code" ? digits(text) : text))
  }

  stem(word: string): string {
    const stem = this.#stems.get(word) ?? this.#stem(word)
    this.#stems.set(word, stem)
    return stem
  }

  visit(text: string, visitor: Visitor): void {
    const found = this.atoms(text)
    const parts = this.parts(found)
    for (const { from, length, value } of this.matches(found, parts)) {
      if (typeof value === "number") visitor(termOf(value), found[from]!.start, found[from + length - 1]!.end)
    }
    found.forEach((atom, i) => {
      if (atom.kind === "han") visitHan(found, i, visitor)
      else visitor(parts[i]!, atom.start, atom.end, atom.kind === "word" ? atom.text : undefined)
    })
  }

  /** The phrases in a text, the longest at each place, and none inside another. */
  matches(found: readonly Atom[], parts: readonly string[]): Match<Meaning>[] {
    const texts = found.map(atom => atom.text)
    const matches: Match<Meaning>[] = []
    let end = 0
    for (let i = 0; i < found.length;) {
      const concept = this.concepts.longest(found, parts, i)
      const other = this.#others.longest(found, texts, i)
      const match = other && other.length > (concept?.length ?? 0) ? other : concept
      if (match && i + match.length > end) {
        matches.push(match)
        end = i + match.length
      }
      // Phrases of words may overlap: a bank card that was declined is a card declined.
      i = match && found[i]!.kind !== "word" ? end : i + 1
    }
    return matches
  }
}

export function termOf(concept: number): string {
  return `@${concept}`
}

function digits(code: string): string {
  return code.replace(/[*#]/g, "")
}

/** Pairs of neighbours; a character alone is a term by itself. */
function visitHan(found: readonly Atom[], i: number, visitor: Visitor): void {
  const atom = found[i]!
  const before = found[i - 1]
  const next = found[i + 1]
  if (next?.kind === "han" && next.joined) visitor(atom.text + next.text, atom.start, next.end)
  else if (!(before?.kind === "han" && atom.joined)) visitor(atom.text, atom.start, atom.end)
}
