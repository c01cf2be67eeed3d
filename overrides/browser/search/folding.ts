/** Folding: what does not matter when texts are compared. */

/** Accents and vowels, but not what makes が of か. */
const MARK = /(?![\u3099\u309a])\p{M}/gu

/** Letters that Unicode does not decompose, as they are typed where the keyboard lacks them. */
const LETTERS = [
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["þ", "th"],
  ["ı", "i"],
] as const

/** Digits of other scripts: the last four bits are their value. */
const DIGIT = /^[٠-٩۰-۹]$/
const KATAKANA = /^[ァ-ヶ]$/
const TO_HIRAGANA = 0x60

/** Characters as they are compared: without width, case, accents and traditional forms; kana as hiragana. */
export class Folding {
  readonly #folded = new Map<string, string>(LETTERS)

  /** Fold each first of two characters to the second. */
  add(pairs: string): void {
    const characters = [...pairs]
    for (let i = 0; i + 1 < characters.length; i += 2) this.#folded.set(characters[i]!, characters[i + 1]!)
  }

  /** What one character is compared as: none, one or several. */
  fold(character: string): string {
    let folded = this.#folded.get(character)
    if (folded === undefined) {
      const plain = character.normalize("NFKD").toLowerCase().replace(MARK, "").normalize("NFKC")
      folded = [...plain].map(part => this.#folded.get(part) ?? sameAs(part)).join("")
      this.#folded.set(character, folded)
    }
    return folded
  }
}

function sameAs(character: string): string {
  const code = character.charCodeAt(0)
  if (DIGIT.test(character)) return String(code & 0xf)
  return KATAKANA.test(character) ? String.fromCharCode(code - TO_HIRAGANA) : character
}
