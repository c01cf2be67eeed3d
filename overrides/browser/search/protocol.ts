/** What page and worker say to each other. */

import type { Answer } from "./answer.ts"
import type { Interface } from "./dataset.ts"

/** `folder` is the address of the search files, `locale` the language of the page. */
export interface Opening {
  kind: "open"
  folder: string
  locale: string
}

/** Search in a language; answers carry the number of their question. */
export interface Asking {
  kind: "search"
  locale: string
  query: string
  number: number
}

export type Request = Opening | Asking

/** `interface` has the words in which the language shows results. */
export interface Answered {
  kind: "answer"
  locale: string
  number: number
  answer: Answer
  interface: Interface
}

/** Files could not be loaded; the next question tries again. */
export interface Failed {
  kind: "failed"
  number: number
  reason: string
}

export type Response = Answered | Failed
