/**
 * Asks the worker what is typed. Only replies to the last question count; one that failed is asked again, one without an
 * answer in the other languages too.
 */

import type { Answer } from "./answer.ts"
import { connect } from "./connection.ts"
import type { Interface } from "./dataset.ts"
import type { Answered, Opening, Response } from "./protocol.ts"

/** Milliseconds after an empty answer until the other languages are asked: who types on wants another one. */
const PAUSE = 500
/** Milliseconds until a question is asked again that failed. */
const RETRY = 2000

/** What is heard in return. */
export interface Replies {
  /** Nothing is asked. */
  start(words: Interface): void
  /** The answer, and each better one after it. */
  answer(answered: Answered, query: string): void
  /** The answer of another language. */
  offer(answer: Answer, language: Interface["languages"][number], words: Interface): void
  fail(reason: string): void
}

/** Returns what asks; `dataset` is that of the page's language, or nothing. */
export function questions(
  opening: Pick<Opening, "folder" | "locale">,
  dataset: Promise<unknown>,
  replies: Replies,
): (query: string) => void {
  const { locale } = opening
  const connection = connect(opening, dataset, hear, fail)
  let words: Interface | undefined
  /** What was asked last, and the number of that question. */
  let query: string | undefined
  let number = 0
  let isFailed = false
  let waiting = 0

  function ask(asked: string): void {
    if (asked === query && !isFailed) return
    query = asked
    isFailed = false
    number++
    clearTimeout(waiting)
    if (!query && words) return replies.start(words)
    connection.ask(locale, query, number)
  }

  function askOtherLanguages(): void {
    for (const language of words?.languages ?? []) connection.ask(language.locale, query!, number)
  }

  function hear(response: Response): void {
    if (response.number !== number) return
    if (response.kind === "opened") {
      words = response.interface
      if (!query) replies.start(words)
    } else if (response.locale === locale) {
      if (response.kind === "failed") fail(response.reason)
      else answered(response)
    } else if (response.kind === "answer" && words) {
      const language = words.languages.find(other => other.locale === response.locale)!
      replies.offer(response.answer, language, words)
    }
  }

  function answered(response: Answered): void {
    words = response.interface
    clearTimeout(waiting)
    replies.answer(response, query!)
    if (response.isFinal && response.answer.pages.length === 0) waiting = window.setTimeout(askOtherLanguages, PAUSE)
  }

  function fail(reason: string): void {
    replies.fail(reason)
    isFailed = true
    clearTimeout(waiting)
    waiting = window.setTimeout(ask, RETRY, query)
  }

  return ask
}
