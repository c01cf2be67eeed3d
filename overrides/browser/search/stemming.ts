/**
 * Stemming: what takes the endings off the words of a language. That for English is at hand, because English words are on
 * pages of any language; each other one is a file that is loaded for its language alone (`stemmers/`).
 */

import { stemmer as english } from "stemmer"
import type { Stemmer } from "./dataset.ts"

export type Stem = (word: string) => string

/** The stemmer of a language; without one, or if it cannot be had, words are compared as they are. */
export async function stemOf(name: Stemmer | undefined, load: (name: string) => Promise<Stem>): Promise<Stem> {
  if (name === "english") return english
  try {
    return name ? await load(name) : asWritten
  } catch (error) {
    console.info(error)
    return asWritten
  }
}

export function asWritten(word: string): string {
  return word
}
