/** French: endings are known by their accents, which words come without: activée is activee. */

import { stemmer } from "@orama/stemmers/french"

export default function stem(word: string): string {
  return stemmer(word.replace(/ees?$/, "e"))
}
