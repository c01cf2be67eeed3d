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
  const { locale, failed } = form.dataset as Record<string, string>
  const folder = new URL(form.dataset.folder!, location.href)
  let worker: Worker | undefined
  let words: Interface | undefined
  let query = ""
  let number = 0
  let waiting = 0
  /** The question whose answer is shown, that answer, and the question whose best answer is to be opened. */
  let shown = 0
  let shownAnswer = ""
  let entered = 0

  function say(request: Request): void {
    worker ??= begin()
    worker.postMessage(request)
  }

  function begin(): Worker {
    const begun = new Worker(new URL("worker.js", import.meta.url))
    begun.onmessage = ({ data }: MessageEvent<Response>) => hear(data)
    begun.onerror = event => {
      begun.terminate()
      worker = undefined
      fail(event.message || "worker.js could not be loaded")
    }
    begun.postMessage({ kind: "open", folder: folder.href, locale: locale! } satisfies Request)
    return begun
  }

  function ask(): void {
    if (field.value.trim() === query) return
    query = field.value.trim()
    number++
    clearTimeout(waiting)
    if (query) say({ kind: "search", locale: locale!, query, number })
    else clear(output)
  }

  /** No page of this language fits: look whether another language has one. */
  function askOtherLanguages(): void {
    for (const language of words?.languages ?? []) say({ kind: "search", locale: language.locale, query, number })
  }

  function hear(data: Response): void {
    if (data.number !== number) return
    if (data.locale === locale) data.kind === "failed" ? fail(data.reason) : show(data)
    else if (data.kind === "answer" && words) {
      const language = words.languages.find(other => other.locale === data.locale)!
      showOffer(output, data.answer, language, new URL(`../${language.prefix}`, folder), words)
    }
  }

  function show({ answer, isFinal, interface: shownIn }: Answered): void {
    words = shownIn
    clearTimeout(waiting)
    const text = JSON.stringify(answer)
    if (shown !== number || text !== shownAnswer) showAnswer(output, answer, query, home, words)
    shown = number
    shownAnswer = text
    if (answer.pages.length > 0) {
      if (entered === number) best()?.click()
    } else if (isFinal) {
      showInstead(output, words, home)
      waiting = window.setTimeout(askOtherLanguages, PAUSE)
    }
  }

  function fail(reason: string): void {
    console.error(reason)
    clear(output)
    showCount(output, failed!)
    query = ""
    waiting = window.setTimeout(ask, RETRY)
  }

  function best(): HTMLAnchorElement | null {
    return output.querySelector<HTMLAnchorElement>("[data-part=list] a")
  }

  field.addEventListener("input", ask)
  form.addEventListener("reset", () => {
    field.focus()
    setTimeout(ask)
  })
  form.addEventListener("submit", event => {
    event.preventDefault()
    ask()
    if (shown === number) best()?.click()
    else entered = number
  })
  form.parentElement!.addEventListener("keydown", event => moveFocus(event, field, output))
  ask()
  worker ??= begin()
  if (form.dataset.entered === field.value) entered = number // before this script was there
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
