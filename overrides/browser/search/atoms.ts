/** Atoms: the smallest parts of a text that can be searched for. */

import type { Folding } from "./folding.ts"

/**
 * A Han character or kana (`han`), or a run of letters, of digits, or of what is dialled (`*233#`), as it is compared. It is
 * from `start` to `end` in the text, in UTF-16 code units; `joined` if nothing is between it and the one before.
 */
export interface Atom {
  kind: "han" | "word" | "number" | "code"
  text: string
  start: number
  end: number
  joined: boolean
}

/** What is written without spaces between words; the long vowel of kana belongs to none of the scripts. */
const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]$/u
/** What makes が of か, as a character of its own: so it is in narrow kana. */
const VOICED = /^[\u3099\u309a]$/
const LETTER = /^\p{L}$/u
const DIGIT = /^\p{Nd}$/u
const DIALLED = /^[*#]$/
const APOSTROPHE = /^['’ʼ]$/
/** What a word that is cut short is written before: l'étage, dell'ora. What English contracts goes on with a consonant. */
const AFTER_ELISION = /^[aeiouhœ]$/
const CODE = /[*#].*\d|\d.*[*#]/

type Kind = Atom["kind"] | "apostrophe" | "other"

const kinds = new Map<string, Kind>()

function kindOf(character: string): Kind {
  let kind = kinds.get(character)
  if (kind === undefined) {
    kind = classify(character)
    kinds.set(character, kind)
  }
  return kind
}

function classify(character: string): Kind {
  if (HAN.test(character)) return "han"
  if (LETTER.test(character)) return "word"
  if (DIGIT.test(character)) return "number"
  if (DIALLED.test(character)) return "code"
  return APOSTROPHE.test(character) ? "apostrophe" : "other"
}

export function atoms(text: string, folding: Folding): Atom[] {
  const found: Atom[] = []
  let last: Atom | undefined
  let position = 0
  let isCut = false
  for (const character of text) {
    const start = position
    position += character.length
    for (const part of folding.fold(character)) {
      if (last?.kind === "han" && VOICED.test(part)) {
        last.text = (last.text + part).normalize("NFC")
        last.end = position
        continue
      }
      const kind = kindOf(part)
      if (kind === "apostrophe" && last?.kind === "word") {
        isCut = true
        continue // don't, passport's
      }
      if (isCut && AFTER_ELISION.test(part)) last = undefined
      isCut = false
      if (kind === "other" || kind === "apostrophe") {
        last = undefined
        continue
      }
      const grown = last && growing(last, kind)
      if (last && grown) {
        last.kind = grown
        last.text += part
        last.end = position
      } else {
        last = { kind, text: part, start, end: position, joined: last !== undefined }
        found.push(last)
      }
    }
  }
  return found.flatMap(withoutLooseSigns)
}

/** What an atom becomes if it goes on with a character of `kind`; undefined if a new one begins. */
function growing(last: Atom, kind: Atom["kind"]): Atom["kind"] | undefined {
  if (kind === "han") return undefined
  if (last.kind === kind) return kind
  const dialled = (last.kind === "code" && kind === "number") || (last.kind === "number" && kind === "code")
  return dialled ? "code" : undefined
}

/** `#` and `*` without a digit are not a code. */
function withoutLooseSigns(atom: Atom): Atom[] {
  return atom.kind !== "code" || CODE.test(atom.text) ? [atom] : []
}
