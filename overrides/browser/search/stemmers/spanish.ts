/** Spanish: endings are known by their accents, which words come without. */

import { stemmer } from "@orama/stemmers/spanish"

export default function stem(word: string): string {
  return stemmer(word.replace(/ion$/, "ión"))
}
