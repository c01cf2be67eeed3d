/** Ranking: from the sections that hold something of a question to the pages that answer it, best first. */

import type { Corpus, Entry } from "./corpus.ts"
import { type Facet, FACETS } from "./dataset.ts"
import { type Question, question, type Unit } from "./question.ts"
import type { Story } from "./situations.ts"

export interface RankedSection extends Entry {
  score: number
  terms: ReadonlySet<string>
}

export interface RankedPage {
  score: number
  sections: RankedSection[]
}

/** How much of a question an answer must cover: by what the best is that it covers. */
const LEAST_COVERAGE: Record<string, number> = { anchor: 0.3, concept: 0.5, word: 0.75 }
/** What a page may score, compared with the best one. */
const LEAST_SHARE = 0.15
const MOST_PAGES = 10
const OTHER_SECTIONS = 0.1
/** Sections whose headings are held against the question. */
const CANDIDATES = 60
/** What a heading is worth that says what was asked for, and nothing else. */
const HEADLINE = 0.6
/** … and one that was typed as it is written there. */
const VERBATIM = 4
/** What an answer is worth, however little of a long question it covers. */
const ENOUGH = 6
/** Words from which on a query is a story. */
const LONG = 6
/** How well a story fits a situation that is likely. */
const LIKELY = 3
/** … how much of a short query is said by a situation. */
const MOSTLY = 0.5
/** … and of a story with a word for another subject; less if customers mention that word, as they do with hotels. */
const NOT_BY_CHANCE = 0.4
const MENTIONED = 0.25

/** What an answer about another product, task or channel is worth, and one that is about none. */
const FIT: Record<Facet, { other: number; none: number }> = {
  product: { other: 0.15, none: 0.55 },
  task: { other: 0.45, none: 0.9 },
  channel: { other: 0.7, none: 1 },
}

/** What the answer of one product is worth to somebody who names none: the one for all of them is meant first. */
const UNNAMED = 0.7

/** The pages that answer what is asked, or that fit the story that is told, if there are situations to compare it with. */
export function rank(asked: Question, corpus: Corpus, story?: Story): RankedPage[] {
  const isKnown = story !== undefined && isSituation(asked, story, corpus)
  if (story && asked.others.length && !isKnown) return []
  const answers = answering(asked, corpus).sort((a, b) => b.score - a.score)
  const candidates = answers.slice(0, CANDIDATES)
  for (const candidate of candidates) candidate.score *= headlineFit(candidate, asked, corpus)
  if (story) candidates.push(...told(asked, corpus, story, candidates, isKnown))
  if (asked.facets.product.size === 0) {
    for (const candidate of candidates) if (candidate.page.product) candidate.score *= UNNAMED
  }
  const pages = new Map<string, RankedPage>()
  for (const candidate of candidates) {
    const { path } = candidate.page
    const page = pages.get(path)
    if (page) page.sections.push(candidate)
    else pages.set(path, { score: 0, sections: [candidate] })
  }
  for (const page of pages.values()) {
    page.sections.sort((a, b) => b.score - a.score)
    page.score = page.sections.reduce((sum, { score }, i) => sum + score * (i ? OTHER_SECTIONS ** i : 1), 0)
  }
  const ranked = [...pages.values()].sort((a, b) => b.score - a.score)
  return ranked.filter(({ score }) => score >= ranked[0]!.score * LEAST_SHARE).slice(0, MOST_PAGES)
}

/**
 * Adds to the candidates what they are worth as answers to a story, and returns further sections that fit it, if it is known
 * to be a situation.
 */
function told(
  asked: Question,
  corpus: Corpus,
  story: Story,
  candidates: readonly RankedSection[],
  isKnown: boolean,
): RankedSection[] {
  const known = new Map(candidates.map(candidate => [candidate.section, candidate]))
  const weight = Math.min(1, story.length / LONG) ** 2
  const further: RankedSection[] = []
  for (const [number, worth] of story.fits) {
    const entry = corpus.entries[number]!
    // A situation of all cards can be told of one: then the general answer is as good as that of the card.
    const score = weight * worth * Math.sqrt(fit(entry, asked.facets))
    const candidate = known.get(entry.section)
    if (candidate) candidate.score += score
    else if (isKnown) further.push({ ...entry, score, terms: story.terms })
  }
  return further
}

/** Whether a story is about this site, even if its pages don't have its words. */
function isSituation({ others }: Question, { best, share, length }: Story, { situations }: Corpus): boolean {
  if (others.length === 0) return best >= LIKELY && (length >= LONG || share >= MOSTLY)
  const least = others.every(other => situations!.mentions(other)) ? MENTIONED : NOT_BY_CHANCE
  return length >= LONG && share >= least
}

/** The sections that answer enough of a question. */
function answering({ units, facets }: Question, corpus: Corpus): RankedSection[] {
  const alternatives = units.flatMap(({ terms, wording }) => (wording ? [terms, wording] : [terms]))
  const answers: RankedSection[] = []
  for (const { section, score, terms } of corpus.index.search(alternatives)) {
    const entry = corpus.entries[section]!
    const found = new Set(terms)
    const covered = units.filter(unit => has(unit, found))
    const coverage = sum(covered) / sum(units)
    if (!isEnough(covered, coverage)) continue
    answers.push({ ...entry, score: score * coverage ** 1.2 * fit(entry, facets), terms: found })
  }
  return answers
}

/** What a section is worth by its heading, or by the title for the head of a page: how much of it was asked for. */
function headlineFit({ page, section, terms }: RankedSection, asked: Question, corpus: Corpus): number {
  const { text, units } = headlineOf(section.id ? section.heading : page.title, corpus)
  if (text === asked.text) return VERBATIM
  return units.length ? 1 + (HEADLINE * sum(units.filter(unit => has(unit, terms)))) / sum(units) : 1
}

/** Headings are read like questions, once. */
const headlines = new WeakMap<Corpus, Map<string, Question>>()

function headlineOf(text: string, corpus: Corpus): Question {
  const known = headlines.get(corpus) ?? new Map<string, Question>()
  headlines.set(corpus, known)
  const headline = known.get(text) ?? question(text, corpus, true)
  known.set(text, headline)
  return headline
}

function has({ terms, wording }: Unit, found: ReadonlySet<string>): boolean {
  for (const term of terms.keys()) if (found.has(term)) return true
  for (const term of wording?.keys() ?? []) if (found.has(term)) return true
  return false
}

function sum(units: readonly Unit[]): number {
  return units.reduce((total, { importance }) => total + importance, 0)
}

/** Whether it answers enough: a query about another subject shares a word or two with many pages. */
function isEnough(covered: readonly Unit[], coverage: number): boolean {
  const telling = covered.filter(({ kind }) => kind !== "word")
  return sum(telling) >= ENOUGH || covered.some(({ kind }) => coverage >= (LEAST_COVERAGE[kind] ?? 1))
}

function fit({ page, section }: Entry, facets: Question["facets"]): number {
  const values = { product: page.product, task: page.task, channel: section.channel }
  let factor = page.weight ?? 1
  for (const facet of FACETS) {
    const wanted = facets[facet]
    const value = values[facet]
    if (wanted.size === 0) continue
    if (value === undefined) factor *= FIT[facet].none
    else if (!wanted.has(value)) factor *= FIT[facet].other
  }
  return factor
}
