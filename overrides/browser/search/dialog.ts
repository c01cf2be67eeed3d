/**
 * The search dialog: hears what is typed, asks the worker, shows the answer. Loaded when somebody turns to the search;
 * the page opens and closes it (`overrides/assets/javascripts/helpcenter.js`).
 */

import type { Interface } from "./dataset.ts"
import { clear, showAnswer, showCount, showInstead, showOffer } from "./display.ts"
import type { Answered, Request, Response } from "./protocol.ts"

/** Milliseconds without a key stroke after which the other languages are asked. */
const PAUSE = 500
/** Milliseconds until a question is asked again that failed. */
const RETRY = 2000

export function start(form: HTMLFormElement): void {
  const field = form.querySelector("input")!
  const output = form.parentElement!.querySelector<HTMLElement>(".md-search-result")!
  const home = new URL(form.action)
  const { locale, folder, failed } = form.dataset as Record<string, string>
  const site = new URL("..", new URL(folder!, location.href))
  const worker = new Worker(new URL("worker.js", import.meta.url))
  let words: Interface | undefined
  let query = ""
  let number = 0
  let waiting = 0

  const say = (request: Request): void => worker.postMessage(request)

  function ask(): void {
    if (field.value.trim() === query) return
    query = field.value.trim()
    number++
    clearTimeout(waiting)
    if (query) say({ kind: "search", locale: locale!, query, number })
    else clear(output)
  }

  /** No page of this language fits: look whether another language has one. */
  function askElsewhere(): void {
    for (const language of words?.languages ?? []) say({ kind: "search", locale: language.locale, query, number })
  }

  worker.onmessage = ({ data }: MessageEvent<Response>) => {
    if (data.number !== number) return
    if (data.kind === "failed") fail(data.reason)
    else if (data.locale === locale) show(data)
    else if (words) {
      const language = words.languages.find(other => other.locale === data.locale)!
      showOffer(output, data.answer, language, new URL(language.prefix, site), words)
    }
  }

  function show({ answer, interface: shownIn }: Answered): void {
    words = shownIn
    showAnswer(output, answer, query, home, words)
    clearTimeout(waiting)
    if (answer.pages.length > 0) return
    showInstead(output, words, home)
    waiting = window.setTimeout(askElsewhere, PAUSE)
  }

  function fail(reason: string): void {
    console.error(reason)
    query = ""
    showCount(output, failed!)
    waiting = window.setTimeout(ask, RETRY)
  }

  field.addEventListener("input", ask)
  form.addEventListener("reset", () => setTimeout(ask))
  form.addEventListener("submit", event => {
    event.preventDefault()
    output.querySelector("a")?.click()
  })
  form.parentElement!.addEventListener("keydown", event => moveFocus(event, field, output))
  say({ kind: "open", folder: new URL(folder!, location.href).href, locale: locale! })
  ask()
}

/** Arrow keys lead from the field through the links and back. */
function moveFocus(event: KeyboardEvent, field: HTMLElement, output: HTMLElement): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step || event.isComposing) return
  const stops = [field, ...output.querySelectorAll<HTMLElement>("a[href]")]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  stops[(at + step + stops.length) % stops.length]!.focus()
  event.preventDefault()
}
