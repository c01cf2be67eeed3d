/** What page and worker say to each other. */

import type { Interface } from "./dataset.ts"
import type { Found } from "./language-search.ts"

/** `folder` is the address of the search files, `locale` the language of the page, whose `dataset` may be there already. */
export interface Opening {
  kind: "open"
  folder: string
  locale: string
  number: number
  dataset?: unknown
}

/** Search in a language; answers carry the number of their question. */
export interface Asking {
  kind: "search"
  locale: string
  query: string
  number: number
}

export type Request = Opening | Asking

export interface Answered extends Found {
  kind: "answer"
  locale: string
  number: number
}

/** Files could not be loaded; the next question tries again. */
export interface Failed {
  kind: "failed"
  locale: string
  number: number
  reason: string
}

/** The files are there; what is shown before anything is asked. */
export interface Opened {
  kind: "opened"
  locale: string
  number: number
  interface: Interface
}

export type Response = Opened | Answered | Failed
