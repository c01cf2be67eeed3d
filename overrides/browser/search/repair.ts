/** Repair: a query with unknown words as it was probably meant, in the words of the pages. */

import type { Atom } from "./atoms.ts"
import type { Corpus } from "./corpus.ts"
import { oneMistake } from "./one-mistake.ts"
import type { Readings } from "./readings.ts"

export interface Repaired {
  text: string
  /** Whether a mistake was corrected; another spelling of the same (pinyin, a space) is not one. */
  corrected: boolean
}

/** Shorter words have too many neighbours: the first among other words, the second alone. */
const SHORTEST = 5
const SHORTEST_ALONE = 4
const LONGEST_HAN = 5

/** The query with unknown words replaced; without readings, neither pinyin nor homophones are understood. */
export function repair(query: string, corpus: Corpus, readings: Readings | undefined): Repaired {
  const found = corpus.analyzer.atoms(query)
  const parts: string[] = []
  let corrected = false
  for (let i = 0; i < found.length;) {
    const run = runFrom(found, i)
    const repaired = repairRun(run, i + run.length === found.length, corpus, readings)
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

function repairRun(run: readonly Atom[], last: boolean, corpus: Corpus, readings: Readings | undefined): Repaired {
  const texts = run.map(atom => atom.text)
  const { kind } = run[0]!
  if (kind === "word") return repairWords(run, last, corpus, readings)
  return kind === "han" ? repairHan(texts, corpus, readings) : { text: texts.join(" "), corrected: false }
}

function repairWords(run: readonly Atom[], last: boolean, corpus: Corpus, readings: Readings | undefined): Repaired {
  const { analyzer, words } = corpus
  const texts = run.map(atom => atom.text)
  const matches = analyzer.matches(run, analyzer.parts(run))
  const repaired: string[] = []
  let corrected = false
  for (let i = 0; i < texts.length;) {
    const text = texts[i]!
    const known = matches.find(({ from }) => from === i)?.length ?? Number(words.has(text))
    const joined = text + texts[i + 1]
    if (known) {
      repaired.push(...texts.slice(i, i + known))
      i += known
    } else if (words.has(joined)) {
      repaired.push(joined)
      i += 2
    } else if (i > 0 && repaired[repaired.length - 1] === texts[i - 1] && words.has(texts[i - 1]! + text)) {
      repaired[repaired.length - 1] += text // half of a compound is a word that the pages know
      i++
    } else if (last && i === texts.length - 1 && startsWord(text, words)) {
      repaired.push(text)
      i++
    } else {
      const shortest = run.length === 1 ? SHORTEST_ALONE : SHORTEST
      const better = text.length < shortest ? undefined : (correction(text, corpus) ?? split(text, words))
      const spelled = better === undefined ? spelledFrom(texts, i, corpus, readings) : undefined
      repaired.push(...(spelled?.words ?? [better ?? text]))
      corrected ||= better !== undefined
      i += spelled?.length ?? 1
    }
  }
  return { text: repaired.join(" "), corrected }
}

function startsWord(text: string, words: ReadonlyMap<string, string>): boolean {
  for (const word of words.keys()) if (word.startsWith(text)) return true
  return false
}

/** What is spelled in pinyin from word `from` on: as many words as possible, and at least one that means something. */
function spelledFrom(
  texts: readonly string[],
  from: number,
  corpus: Corpus,
  readings: Readings | undefined,
): { words: string[]; length: number } | undefined {
  if (!readings) return undefined
  for (let end = texts.length; end > from; end--) {
    const words = readings.spelled(texts.slice(from, end).join(""), corpus.isHan)
    if (words?.some(word => !corpus.stopWords.has(word))) return { words, length: end - from }
  }
  const text = texts[from]!
  if (!corpus.isHan || text.length < 2 || startsWord(text, corpus.words)) return undefined
  const word = (from === texts.length - 1 ? readings.begun(text) : undefined) ?? readings.byInitials(text)
  return word && !corpus.stopWords.has(word) ? { words: [word], length: 1 } : undefined
}

/** Two known words that were written as one. */
function split(text: string, words: ReadonlyMap<string, string>): string | undefined {
  for (let at = 3; at <= text.length - 2; at++) {
    if (words.has(text.slice(0, at)) && words.has(text.slice(at))) return `${text.slice(0, at)} ${text.slice(at)}`
  }
  return undefined
}

/** The word that differs by one mistake: of a title or heading, if there is one, and the most usual of them. */
function correction(text: string, { words, stopWords, index }: Corpus): string | undefined {
  let best: string | undefined
  let most = -1
  for (const [word, stem] of words) {
    if (word.length < SHORTEST_ALONE || !startsAlike(text, word) || stopWords.has(word) || !oneMistake(text, word))
      continue
    const usual = index.frequency(stem) + (index.leads(stem) ? index.size : 0)
    if (usual > most) {
      best = word
      most = usual
    }
  }
  return best
}

/** Hardly anybody mistypes the first letter, unless the first two are swapped. */
function startsAlike(text: string, word: string): boolean {
  return text[0] === word[0] || (text[0] === word[1] && text[1] === word[0])
}

/** Characters that sound like a word of the pages, or differ from a longer one in one character. */
function repairHan(texts: readonly string[], corpus: Corpus, readings: Readings | undefined): Repaired {
  const characters = [...texts]
  const known = phrasesIn(texts.join(""), corpus)
  let corrected = false
  for (let length = Math.min(LONGEST_HAN, characters.length); length >= 2; length--) {
    for (let from = 0; from + length <= characters.length; from++) {
      const end = from + length
      const inside = known.slice(from, end)
      const cuts = [from, end].some(at => isCut(known, at) || isUsed(characters, at, known, corpus))
      if (cuts || inside.every(Boolean) || inside.some(phrase => phrase?.isStopWord)) continue
      const window = characters.slice(from, end)
      const free = inside.flatMap((phrase, i) => (phrase ? [] : [i]))
      const word =
        (free.length === length ? readings?.homophone(window.join(""), corpus.common) : undefined) ??
        (free.length === 1 ? almost(window, free[0]!, corpus) : undefined)
      if (word === undefined) continue
      characters.splice(from, length, ...word)
      known.fill({ isStopWord: false }, from, end)
      corrected = true
    }
  }
  return { text: characters.join(""), corrected }
}

/** A phrase of the vocabulary in a query. */
interface Known {
  isStopWord: boolean
}

/** For each character the phrase that it belongs to. */
function phrasesIn(text: string, { analyzer }: Corpus): (Known | undefined)[] {
  const found = analyzer.atoms(text)
  const phrases = found.map((): Known | undefined => undefined)
  for (const { from, length, value } of analyzer.matches(found, analyzer.parts(found))) {
    phrases.fill({ isStopWord: value === "stop_word" }, from, from + length)
  }
  return phrases
}

/** Whether a phrase goes on at this place. */
function isCut(phrases: readonly (Known | undefined)[], at: number): boolean {
  return phrases[at] !== undefined && phrases[at] === phrases[at - 1]
}

/** Whether the characters beside this place, of which no phrase has any, are side by side in a title or heading. */
function isUsed(characters: readonly string[], at: number, phrases: readonly unknown[], { index }: Corpus): boolean {
  const isFree = at > 0 && at < characters.length && !phrases[at - 1] && !phrases[at]
  return isFree && index.leads(characters[at - 1]! + characters[at]!)
}

/** A word of the pages with another character at this place. */
function almost(window: readonly string[], place: number, { common }: Corpus): string | undefined {
  if (window.length < 3) return undefined
  for (const word of common) {
    const characters = [...word]
    if (characters.length !== window.length) continue
    if (characters.every((character, i) => (i === place) !== (character === window[i]))) return word
  }
  return undefined
}
