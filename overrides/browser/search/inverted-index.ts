/**
 * An inverted index over the fields of sections, ranked by BM25F (Robertson and Zaragoza, The Probabilistic Relevance
 * Framework, 2009, section 3.6): what a term counts in all fields of a section is added up before it is saturated.
 */

/** In the order of their numbers; what a term counts there, and how much of that a field loses that is longer than most. */
const FIELDS = {
  title: { boost: 2.5, normalization: 0.9 },
  heading: { boost: 5, normalization: 0.4 },
  aliases: { boost: 4, normalization: 0.2 },
  keys: { boost: 2.5, normalization: 0.5 },
  context: { boost: 1.5, normalization: 0 },
  text: { boost: 1, normalization: 0.5 },
}
export type Field = keyof typeof FIELDS

const NAMES = Object.keys(FIELDS) as Field[]
const WEIGHTS = Object.values(FIELDS)
const TEXT = NAMES.indexOf("text")
const SATURATION = 2
const MOST = 4.6

/** Terms that are asked for, and what each is worth. */
export type Values = ReadonlyMap<string, number>

/** How well a section fits, and by which of the terms asked for. */
export interface Hit {
  section: number
  score: number
  terms: string[]
}

interface Postings {
  /** Whether the term is outside of texts. */
  leading: boolean
  /** Section, field and how often, one after the other. */
  entries: number[]
}

export class InvertedIndex {
  readonly #postings = new Map<string, Postings>()
  readonly #lengths = WEIGHTS.map((): number[] => [])
  readonly #totals = WEIGHTS.map(() => 0)
  #size = 0

  add(section: number, field: Field, terms: readonly string[]): void {
    const number = NAMES.indexOf(field)
    this.#lengths[number]![section] = terms.length
    this.#totals[number]! += terms.length
    this.#size = Math.max(this.#size, section + 1)
    for (const term of terms) this.#count(term, section, number)
  }

  get size(): number {
    return this.#size
  }

  /** In how many fields of sections a term is. */
  frequency(term: string): number {
    return (this.#postings.get(term)?.entries.length ?? 0) / 3
  }

  /** Whether a term is in a title, a heading or another field that is not running text. */
  leads(term: string): boolean {
    return this.#postings.get(term)?.leading ?? false
  }

  terms(): IterableIterator<string> {
    return this.#postings.keys()
  }

  /**
   * How much a term tells of a section that has it: much if few have it. From 0 to MOST, on a site of any size, so that
   * what is enough for an answer does not grow with the site.
   */
  information(term: string): number {
    return (MOST * this.#rarity(Math.min(this.frequency(term), this.#size))) / this.#rarity(1)
  }

  #rarity(frequency: number): number {
    return Math.log(1 + (this.#size - frequency + 0.5) / (frequency + 0.5))
  }

  /** The sections with any of these terms. Of alternatives, which are in one list, the best counts. */
  search(alternatives: readonly Values[]): Hit[] {
    const hits = new Map<number, Hit>()
    for (const values of alternatives) {
      const best = new Map<number, number>()
      for (const [term, value] of values) {
        for (const [section, count] of this.#counts(term)) {
          const hit = hits.get(section) ?? { section, score: 0, terms: [] }
          hits.set(section, hit)
          hit.terms.push(term)
          best.set(section, Math.max(best.get(section) ?? 0, (value * count) / (SATURATION + count)))
        }
      }
      for (const [section, score] of best) hits.get(section)!.score += score
    }
    return [...hits.values()]
  }

  #count(term: string, section: number, field: number): void {
    let postings = this.#postings.get(term)
    if (!postings) {
      postings = { leading: false, entries: [] }
      this.#postings.set(term, postings)
    }
    const { entries } = postings
    const end = entries.length
    if (entries[end - 3] === section && entries[end - 2] === field) entries[end - 1]!++
    else entries.push(section, field, 1)
    if (field !== TEXT) postings.leading = true
  }

  #counts(term: string): Map<number, number> {
    const counts = new Map<number, number>()
    const entries = this.#postings.get(term)?.entries ?? []
    for (let i = 0; i < entries.length; i += 3) {
      const section = entries[i]!
      const field = entries[i + 1]!
      const { boost, normalization } = WEIGHTS[field]!
      const lengths = this.#lengths[field]!
      const average = this.#totals[field]! / lengths.length
      const norm = Math.max(1, 1 - normalization + (normalization * lengths[section]!) / average)
      counts.set(section, (counts.get(section) ?? 0) + (boost * entries[i + 2]!) / norm)
    }
    return counts
  }
}
