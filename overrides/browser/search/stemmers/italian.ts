/** Italian: endings are known by their accents, which words come without. */

import { stemmer } from "@orama/stemmers/italian"

export default function stem(word: string): string {
  return stemmer(word.replace(/ita$/, "ità"))
}
