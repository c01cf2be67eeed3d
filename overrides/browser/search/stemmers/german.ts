/** German: who has no key for ä, ö and ü types ae, oe and ue. Words come without their marks. */

import { stemmer } from "@orama/stemmers/german"

/** Not in Quelle, Steuer and Bauer. */
const TYPED = /(^|[^aeiouq])([aou])e/g

export default function stem(word: string): string {
  return stemmer(word.replace(TYPED, "$1$2"))
}
