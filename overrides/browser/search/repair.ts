/** Repair: a query as it was probably meant, with the words of the pages. */

import type { Atom } from "./atoms.ts"
import type { Corpus } from "./corpus.ts"
import { oneMistake } from "./one-mistake.ts"
import type { Readings } from "./readings.ts"

/** Shorter words have too many neighbours. */
const SHORTEST = 4
const LONGEST_HAN = 5

export interface Repaired {
  text: string
  /** Whether a mistake was corrected; another spelling of the same (pinyin, a blank) is none. */
  corrected: boolean
}

/** The query with unknown words replaced; without readings, neither pinyin nor homophones are understood. */
export function repair(query: string, corpus: Corpus, readings: Readings | undefined): Repaired {
  const found = corpus.analyzer.atoms(query)
  const parts: string[] = []
  let corrected = false
  for (let i = 0; i < found.length;) {
    const run = runFrom(found, i)
    const repaired =
      found[i]!.kind === "word"
        ? repairWords(run, i + run.length === found.length, corpus, readings)
        : found[i]!.kind === "han"
          ? repairHan(run.map(atom => atom.text).join(""), corpus, readings)
          : { text: run.map(atom => atom.text).join(" "), corrected: false }
    parts.push(repaired.text)
    corrected ||= repaired.corrected
    i += run.length
  }
  return { text: parts.join(" "), corrected }
}

/** Atoms of the same kind that follow each other; Han characters only side by side. */
function runFrom(found: readonly Atom[], from: number): Atom[] {
  const { kind } = found[from]!
  let end = from + 1
  while (end < found.length && found[end]!.kind === kind && (kind !== "han" || found[end]!.joined)) end++
  return found.slice(from, end)
}

function repairWords(run: readonly Atom[], last: boolean, corpus: Corpus, readings: Readings | undefined): Repaired {
  const { analyzer, words } = corpus
  const texts = run.map(atom => atom.text)
  const parts = analyzer.parts(run)
  const repaired: string[] = []
  let corrected = false
  for (let i = 0; i < texts.length;) {
    const text = texts[i]!
    const phrase = analyzer.phrases.longest(run, parts, i)
    const known = phrase?.length ?? (words.has(text) ? 1 : 0)
    const joined = text + texts[i + 1]
    if (known) {
      repaired.push(...texts.slice(i, i + known))
      i += known
    } else if (words.has(joined) || analyzer.phrases.exactly(analyzer.stem(joined)) !== undefined) {
      repaired.push(joined)
      i += 2
    } else if (last && i === texts.length - 1 && startsWord(text, words)) {
      repaired.push(text)
      i++
    } else {
      const better = split(text, words) ?? corrections(text, corpus)
      const spelled = readings && spelledFrom(texts, i, words, readings, better === undefined)
      repaired.push(...(spelled?.words ?? [better ?? text]))
      corrected ||= !spelled && better !== undefined
      i += spelled?.length ?? 1
    }
  }
  return { text: repaired.join(" "), corrected }
}

function startsWord(text: string, words: ReadonlyMap<string, string>): boolean {
  for (const word of words.keys()) if (word.startsWith(text)) return true
  return false
}

/** What is spelled in pinyin from word `from` on, as many words as possible; with `gaps`, unknown ones between them. */
function spelledFrom(
  texts: readonly string[],
  from: number,
  words: ReadonlyMap<string, string>,
  readings: Readings,
  gaps: boolean,
): { words: string[]; length: number } | undefined {
  for (let end = texts.length; end > from; end--) {
    const spelled = readings.spelled(texts.slice(from, end).join(""), gaps)
    if (spelled) return { words: spelled, length: end - from }
  }
  const text = texts[from]!
  const begun = from === texts.length - 1 ? readings.begun(text) : undefined
  if (begun) return { words: [begun], length: 1 }
  const word = text.length > 1 && !startsWord(text, words) ? readings.byInitials(text) : undefined
  return word ? { words: [word], length: 1 } : undefined
}

/** Two known words that were written as one. */
function split(text: string, words: ReadonlyMap<string, string>): string | undefined {
  for (let at = 3; at <= text.length - 2; at++) {
    if (words.has(text.slice(0, at)) && words.has(text.slice(at))) return `${text.slice(0, at)} ${text.slice(at)}`
  }
  return undefined
}

/** The most usual word of the pages that differs by one mistake. */
function corrections(text: string, { words, fillers, index }: Corpus): string | undefined {
  if (text.length < SHORTEST) return undefined
  let best: string | undefined
  let most = -1
  for (const [word, stem] of words) {
    if (word.length < SHORTEST || fillers.has(word) || !oneMistake(text, word)) continue
    const weight = index.frequency(stem) + (index.leads(stem) ? 1000 : 0)
    if (weight > most) [best, most] = [word, weight]
  }
  return best
}

/** Characters that sound like a word of the lexicon, or differ from a longer one in one character. */
function repairHan(text: string, corpus: Corpus, readings: Readings | undefined): Repaired {
  const characters = [...text]
  const known = phrasesIn(text, corpus)
  let corrected = false
  for (let length = Math.min(LONGEST_HAN, characters.length); length >= 2; length--) {
    for (let from = 0; from + length <= characters.length; from++) {
      const end = from + length
      const window = characters.slice(from, end)
      if (isPart(known, from, end) || known.slice(from, end).every(Boolean) || !isStrange(window, corpus)) continue
      const open = { before: from > 0 && !known[from - 1], after: end < characters.length && !known[end] }
      const word = readings?.homophone(window.join(""), corpus.words) ?? almost(window, open, corpus)
      if (word === undefined || corpus.fillers.has(word)) continue
      characters.splice(from, length, ...word)
      known.fill({ filler: false }, from, end)
      corrected = true
    }
  }
  return { text: characters.join(""), corrected }
}

interface Known {
  filler: boolean
}

/** For each character the phrase that it belongs to; a single one may be a mistake for another. */
function phrasesIn(text: string, { analyzer }: Corpus): (Known | undefined)[] {
  const found = analyzer.atoms(text)
  const phrases = found.map((): Known | undefined => undefined)
  for (const { from, length, value } of analyzer.matches(found, analyzer.parts(found))) {
    if (length > 1) phrases.fill({ filler: value === "filler" }, from, from + length)
  }
  return phrases
}

/** Whether the window cuts a phrase, or holds one that says nothing. */
function isPart(phrases: readonly (Known | undefined)[], from: number, end: number): boolean {
  const cut = (at: number): boolean => phrases[at] !== undefined && phrases[at] === phrases[at - 1]
  return cut(from) || cut(end) || phrases.slice(from, end).some(known => known?.filler)
}

/** Whether the pages don't use these characters together in any title or heading. */
function isStrange(window: readonly string[], { index }: Corpus): boolean {
  return window.some((character, i) => i > 0 && !index.leads(window[i - 1]! + character))
}

/**
 * A word of the lexicon, where one character was mistaken for it: not one that makes sense by itself, or together with
 * what stands beside the window and is no word either.
 */
function almost(
  window: readonly string[],
  open: { before: boolean; after: boolean },
  { words, fillers }: Corpus,
): string | undefined {
  if (window.length < 3) return undefined
  for (const word of words.keys()) {
    const characters = [...word]
    if (characters.length !== window.length || fillers.has(word)) continue
    const wrong = window.findIndex((character, i) => character !== characters[i])
    const right = window.filter((character, i) => character === characters[i])
    const telling = right.filter(character => !fillers.has(character))
    if (right.length !== window.length - 1 || telling.length < 2 || fillers.has(window[wrong]!)) continue
    if ((wrong === 0 && open.before) || (wrong === window.length - 1 && open.after)) continue
    return word
  }
  return undefined
}
