/** Excerpts: the part of a text that shows why it was found, with the words that were asked for marked. */

import type { Analyzer } from "./analyzer.ts"

/** Pieces of a text, by turns not marked and marked; the first one may be empty. */
export type Marked = string[]

interface Range {
  start: number
  end: number
  term: string
}

/** How wide an excerpt is: a Han character takes two. */
const WIDTH = 150
/** How wide the text before the first word is, if it begins a sentence: cut in the middle, it could say the contrary. */
const LEAD = 100
/** A sentence or block that begins at the end of this text; a dot within a number or an address does not end one. */
const SENTENCE_START = /(?:[。！？；]|[.!?;·]\s)\s*$/
const LOW_SURROGATE = /[\udc00-\udfff]/
const WIDE = /[\u1100-\u11ff\u2e80-\uffef]/

export function marked(text: string, terms: ReadonlySet<string>, analyzer: Analyzer): Marked {
  return pieces(text, ranges(text, terms, analyzer), 0, text.length)
}

/** The part of `text` that holds most of `terms`; its beginning if none is there. */
export function excerpt(text: string, terms: ReadonlySet<string>, analyzer: Analyzer): Marked {
  const found = ranges(text, terms, analyzer)
  const start = sentenceStart(text, bestStart(text, found))
  const end = endOf(text, start)
  const result = pieces(text, found, start, end)
  if (start > 0) result[0] = `…${result[0]}`
  if (end < text.length) result[result.length - 1] += "…"
  return result
}

/** Where terms are: longer ones hide those inside them, and neighbours are one. */
function ranges(text: string, terms: ReadonlySet<string>, analyzer: Analyzer): Range[] {
  const found: Range[] = []
  analyzer.visit(text, (term, start, end) => {
    if (terms.has(term)) found.push({ start, end, term })
  })
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

function bestStart(text: string, found: readonly Range[]): number {
  let best = 0
  let most = 0
  found.forEach(({ start }, i) => {
    const end = endOf(text, start)
    const inside = new Set(
      found
        .slice(i, i + MOST_INSIDE)
        .filter(range => range.end <= end)
        .map(({ term }) => term),
    )
    if (inside.size > most) [best, most] = [start, inside.size]
  })
  return best
}

/** Ranges that fit into one excerpt, roughly. */
const MOST_INSIDE = 40

function sentenceStart(text: string, position: number): number {
  let width = 0
  for (let start = position; width < LEAD; start--) {
    if (start === 0 || SENTENCE_START.test(text.slice(Math.max(0, start - 2), start))) return start
    width += WIDE.test(text[start - 1]!) ? 2 : 1
  }
  const space = text.lastIndexOf(" ", position - 1)
  return position - space < LEAD ? space + 1 : position
}

function endOf(text: string, start: number): number {
  let width = 0
  let end = start
  while (end < text.length && width < WIDTH) width += WIDE.test(text[end++]!) ? 2 : 1
  if (LOW_SURROGATE.test(text[end] ?? "")) end++
  if (end === text.length || WIDE.test(text[end]!)) return end
  const space = text.lastIndexOf(" ", end)
  return space > start ? space : end
}

function pieces(text: string, found: readonly Range[], start: number, end: number): Marked {
  const result: Marked = []
  let at = start
  for (const range of found) {
    const [from, to] = [Math.max(range.start, at), Math.min(range.end, end)]
    if (to <= from) continue
    if (from === at && result.length > 0) result[result.length - 1] += text.slice(from, to)
    else result.push(text.slice(at, from), text.slice(from, to))
    at = to
  }
  result.push(text.slice(at, end))
  return result
}
