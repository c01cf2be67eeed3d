/**
 * Arabic, lightly: letters that people write in several ways are one; what is written together with a word before and
 * after it is taken off, by Larkey, Ballesteros and Connell, "Light stemming for Arabic information retrieval" (2007), and
 * so are the pronouns behind a feminine noun (بطاقتي). Snowball's stemmer also takes a first letter that only looks like a
 * preposition: with it, بطاقة would not be found as البطاقة.
 */

/** Tatweel only makes a word wider; vowels and hamza are gone already. */
const LETTERS: Record<string, string> = { "\u0640": "", ٱ: "ا", ى: "ي", ی: "ي", ک: "ك", ة: "ه" }
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g")
const BEFORE = /^(?:[وبكف]?ال|لل|و)/
const AFTER = /(?:تي|تك|تنا|تكم|تها|ها|نا|كم|هم|ان|ات|ون|ين|يه|ه|ي)$/
const SHORTEST = 3

export default function stem(word: string): string {
  const same = word.replace(LETTER, letter => LETTERS[letter]!)
  return without(without(same, BEFORE), AFTER)
}

function without(word: string, part: RegExp): string {
  const rest = word.replace(part, "")
  return rest.length < SHORTEST ? word : rest
}
