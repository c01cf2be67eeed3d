/** Portuguese: endings are known by their accents, which words come without. */

import { stemmer } from "@orama/stemmers/portuguese"

export default function stem(word: string): string {
  return stemmer(word.replace(/cao$/, "ção").replace(/coes$/, "ções"))
}
