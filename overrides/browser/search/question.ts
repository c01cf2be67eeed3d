/** A question: what a query asks for, as units that an answer covers or not. */

import { termOf } from "./analyzer.ts"
import type { Atom } from "./atoms.ts"
import type { Corpus } from "./corpus.ts"
import { type Facet, FACETS } from "./dataset.ts"
import type { Values } from "./inverted-index.ts"

/**
 * One thing that is asked for: an answer has any of its terms, each worth something, and is better if it has the very
 * words. `importance` is how much it tells of a page that it is there. An anchor is a product or a task: what names one is
 * about this site.
 */
export interface Unit {
  kind: "anchor" | "concept" | "word" | "unknown" | "out_of_scope"
  terms: Values
  wording?: Values
  importance: number
}

export interface Question {
  /** What was typed, as it is compared. */
  text: string
  units: Unit[]
  /** Whether a Han character is left over beside a phrase: it may be a mistake for another one. */
  isTorn: boolean
  /** Words for other subjects. */
  others: string[]
  /** The products, tasks and channels that are named. */
  facets: Record<Facet, Set<string>>
}

/** What a word is worth that may still be typed. */
const PREFIX = 0.6
/** What the very words are worth beside the concept that they mean. */
const SURFACE = 0.4
/** A word that is not a concept tells less, however rare it is: on a small site, most words are rare. */
const MOST_FOR_WORD = 2
/** An unknown word tells nothing of any page, but something of whether the query is about this site. */
const UNKNOWN = 2.5
/** A word for another subject: only what says two things more about this site is answered. */
const OUT_OF_SCOPE = 8
/** How many unknown words are counted: more are a story around the question. */
const MOST_UNKNOWN = 2
/** Words that one half-typed word may become. */
const MOST_WORDS = 30
/** Atoms of the longest beginning of a phrase that is looked for. */
const LONGEST = 6
/** What a term tells that is on every page; a product or a task, which many pages are about, tells more. */
const LEAST = 1
const LEAST_OF_ANCHOR = 1.5

/** What `text` asks for. Its last word may still be typed, unless it is `finished`. */
export function question(text: string, corpus: Corpus, finished = false): Question {
  const { analyzer } = corpus
  const found = analyzer.atoms(text)
  const parts = analyzer.parts(found)
  const matches = analyzer.matches(found, parts)
  const units: Unit[] = []
  const others: string[] = []
  const facets = { product: new Set<string>(), task: new Set<string>(), channel: new Set<string>() }
  let i = 0
  let isTorn = false
  for (const { from, length, value } of matches) {
    isTorn ||= isLoneHan(found.slice(i, from))
    units.push(...between(found.slice(i, from), corpus))
    i = from + length
    if (value === "stop_word") continue
    if (value === "out_of_scope") {
      units.push({ kind: "out_of_scope", terms: new Map(), importance: OUT_OF_SCOPE })
      others.push(parts.slice(from, i).join(" "))
      continue
    }
    units.push(conceptUnit(found.slice(from, i), value, corpus))
    const concept = corpus.dataset.concepts[value]!
    for (const facet of FACETS) if (concept[facet]) facets[facet].add(concept[facet])
  }
  const rest = found.slice(i)
  isTorn ||= isLoneHan(rest)
  units.push(...((finished ? undefined : begun(found, parts, i, corpus)) ?? between(rest, corpus, !finished)))
  return {
    text: parts.join(" "),
    isTorn,
    others,
    units: fewUnknown(units.length ? units : fallback(found, corpus)),
    facets,
  }
}

function isLoneHan(atoms: readonly Atom[]): boolean {
  return atoms.length === 1 && atoms[0]!.kind === "han"
}

function conceptUnit(atoms: readonly Atom[], concept: number, corpus: Corpus): Unit {
  const { product, task } = corpus.dataset.concepts[concept]!
  const kind = product || task ? "anchor" : "concept"
  const least = kind === "anchor" ? LEAST_OF_ANCHOR : 0
  const importance = Math.max(least, importanceOf([termOf(concept)], corpus))
  const terms = new Map([[termOf(concept), importance]])
  const wording = new Map(surface(atoms, corpus).map(term => [term, SURFACE * importance]))
  return { kind, terms, wording, importance }
}

/** What is between words of the vocabulary; Han characters that the pages don't know count as one unknown word. */
function between(atoms: readonly Atom[], corpus: Corpus, last = false): Unit[] {
  const units: Unit[] = []
  atoms.forEach((atom, i) => {
    for (const term of surface(atoms.slice(i, i + 2), corpus, 1)) {
      const isLast = last && atom.kind === "word" && i === atoms.length - 1
      const unit =
        isLast && (atom.text.length > 1 || atoms.length === 1)
          ? prefixUnit(atom.text, term, corpus)
          : wordUnit(term, corpus)
      const before = units[units.length - 1]
      if (!(unit.kind === "unknown" && before?.kind === "unknown" && atom.kind === "han")) units.push(unit)
    }
  })
  return units
}

function wordUnit(term: string, corpus: Corpus): Unit {
  if (corpus.index.frequency(term) === 0) return { kind: "unknown", terms: new Map([[term, 1]]), importance: UNKNOWN }
  const importance = Math.min(MOST_FOR_WORD, importanceOf([term], corpus))
  return { kind: "word", terms: new Map([[term, importance]]), importance }
}

/** A word that may still be typed. */
function prefixUnit(text: string, term: string, corpus: Corpus): Unit {
  const { words, index, analyzer } = corpus
  const begun = [...words.keys()].filter(word => word.startsWith(text))
  const found = new Set(begun.flatMap(word => analyzer.termsOf(word)).filter(known => index.frequency(known) > 0))
  const usual = [...found].sort((a, b) => index.frequency(b) - index.frequency(a)).slice(0, MOST_WORDS)
  if (usual.length === 0) return wordUnit(term, corpus)
  const importance = Math.min(MOST_FOR_WORD, importanceOf(usual, corpus))
  return {
    kind: "word",
    terms: new Map(usual.map(known => [known, (known === term ? 1 : PREFIX) * importance])),
    importance,
  }
}

/** A phrase of the vocabulary that may still be typed: the text ends with its beginning, and knows no phrase after `end`. */
function begun(found: readonly Atom[], parts: readonly string[], end: number, corpus: Corpus): Unit[] | undefined {
  if (end === found.length) return undefined
  for (let from = Math.max(0, found.length - LONGEST); from < found.length; from++) {
    const concepts = [...corpus.analyzer.concepts.beginning(parts.slice(from))]
    const single = from === found.length - 1 && from > 0 && found[from]!.kind === "han"
    if (concepts.length === 0 || single) continue
    const known = concepts.map(termOf)
    const importance = importanceOf(known, corpus)
    const terms = new Map(known.map(term => [term, PREFIX * importance]))
    for (const term of surface(found.slice(from), corpus)) terms.set(term, importance)
    return [...between(found.slice(end, from), corpus), { kind: "concept", terms, importance }]
  }
  return undefined
}

/** For a query that is nothing but stop words. */
function fallback(found: readonly Atom[], corpus: Corpus): Unit[] {
  const terms = surface(found, corpus).filter(term => corpus.index.leads(term))
  return terms.map(term => wordUnit(term, corpus))
}

function fewUnknown(units: readonly Unit[]): Unit[] {
  let unknown = 0
  return units.filter(({ kind }) => kind !== "unknown" || ++unknown <= MOST_UNKNOWN)
}

/** What the most usual of the terms tells. */
function importanceOf(terms: Iterable<string>, { index }: Corpus): number {
  return LEAST + Math.min(...[...terms].map(term => index.information(term)))
}

/** The terms of the letters and characters of the first `count` atoms. A Han character left alone tells nothing. */
function surface(atoms: readonly Atom[], { analyzer }: Corpus, count = atoms.length): string[] {
  const parts = analyzer.parts(atoms)
  return atoms.slice(0, count).flatMap((atom, i) => {
    if (atom.kind !== "han") return [parts[i]!]
    const next = atoms[i + 1]
    return next?.kind === "han" && next.joined ? [atom.text + next.text] : []
  })
}
