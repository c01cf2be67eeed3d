/** Readings: how words in Han characters sound in pinyin, without tones. */

import type { Syllables } from "./dataset.ts"

export class Readings {
  readonly #syllables = new Map<string, string[]>()
  readonly #isSyllable: ReadonlySet<string>
  readonly #words = new Map<string, string>()
  /** Words by their reading as the south of China speaks it, where `zh` is `z` and `ng` is `n`. */
  readonly #blurred = new Map<string, string>()
  readonly #initials = new Map<string, string>()

  constructor(readings: Syllables) {
    this.#isSyllable = new Set(Object.keys(readings))
    for (const [syllable, characters] of Object.entries(readings)) {
      for (const character of characters) {
        const known = this.#syllables.get(character)
        if (known) known.push(syllable)
        else this.#syllables.set(character, [syllable])
      }
    }
  }

  /** Let `word` be found by its reading, unless another word was found by it before. */
  learn(word: string): void {
    for (const syllables of this.#readings(word)) {
      const letters = syllables.join("")
      set(this.#words, letters, word)
      set(this.#blurred, blur(letters), word)
      set(this.#initials, syllables.map(syllable => syllable[0]).join(""), word)
    }
  }

  /** One of the words `among` that sounds like these characters. */
  homophone(characters: string, among: { has(word: string): boolean }): string | undefined {
    for (const syllables of this.#readings(characters)) {
      const letters = syllables.join("")
      const word = this.#words.get(letters) ?? this.#blurred.get(blur(letters))
      if (word && among.has(word) && word !== characters && [...word].length === syllables.length) return word
    }
    return undefined
  }

  /** The first word whose reading goes on after these letters. */
  begun(letters: string): string | undefined {
    if (letters.length < SHORTEST) return undefined
    for (const [reading, word] of this.#words) if (reading.startsWith(letters)) return word
    return undefined
  }

  byInitials(letters: string): string | undefined {
    return this.#initials.get(letters)
  }

  /**
   * The words that these letters spell, with as few unknown syllables between them as possible, or none unless `gaps`;
   * undefined if the letters are not pinyin, or spell no known word.
   */
  spelled(letters: string, gaps: boolean): string[] | undefined {
    const best: ({ cost: number; words: string[] } | undefined)[] = [{ cost: 0, words: [] }]
    for (let end = 1; end <= letters.length; end++) {
      for (let start = Math.max(0, end - LONGEST); start < end; start++) {
        const before = best[start]
        const part = letters.slice(start, end)
        const word = this.#words.get(part)
        if (!before || (!word && !(gaps && this.#isSyllable.has(part)))) continue
        const cost = before.cost + (word ? WORD : UNKNOWN)
        if (cost < (best[end]?.cost ?? Infinity))
          best[end] = { cost, words: word ? [...before.words, word] : before.words }
      }
    }
    const words = best[letters.length]?.words
    return words?.length ? words : undefined
  }

  /** All readings of a word; none if a character is unknown. */
  #readings(word: string): string[][] {
    let readings: string[][] = [[]]
    for (const character of word) {
      const syllables = this.#syllables.get(character) ?? []
      readings = readings.flatMap(reading => syllables.map(syllable => [...reading, syllable])).slice(0, MOST)
    }
    return readings
  }
}

/** Letters from which on a word is guessed. */
const SHORTEST = 3
/** Letters of the longest word that is looked for. */
const LONGEST = 30
/** Readings of one word, where several characters have several. */
const MOST = 8
const WORD = 1
const UNKNOWN = 4

function blur(letters: string): string {
  return letters.replace(/([zcs])h/g, "$1").replace(/ng(?![aeiouv])/g, "n")
}

function set(words: Map<string, string>, key: string, word: string): void {
  if (!words.has(key)) words.set(key, word)
}
