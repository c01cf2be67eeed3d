/**
 * The search dialog: hears what is typed, asks the worker, shows the answer, and keeps the query in the address. Loaded
 * when somebody turns to the search; the page opens and closes it (`../page/search.ts`).
 */

import * as address from "../page/address.ts"
import type { PageDialog } from "../page/dialog.ts"
import { isComposing, isElsewhere, onText } from "../page/keys.ts"
import { unfold } from "../page/target.ts"
import { connect } from "./connection.ts"
import type { Interface } from "./dataset.ts"
import { showAnswer, showCount, showInstead, showOffer, showStart } from "./display.ts"
import type { Answered, Response } from "./protocol.ts"

/** Milliseconds without a key stroke after which the address has the query: browsers allow few changes in a row. */
const ADDRESS_PAUSE = 300
/** The same until the other languages are asked. */
const PAUSE = 500
/** Milliseconds until a question is asked again that failed. */
const RETRY = 2000

export interface Search {
  /** The query in the field is shown anew, or another one. */
  update(): void
  /** Query and place in the list stay in the history. */
  keep(): void
}

/** `dataset` is that of the page's language, or nothing. */
export function start(dialog: PageDialog, dataset: Promise<unknown>): Search {
  const { node } = dialog
  const form = node.querySelector("form")!
  const field = form.querySelector("input")!
  const home = new URL(form.action)
  const { locale, failed } = node.dataset as Record<string, string>
  const folder = new URL(node.dataset.folder!, location.href)
  const connection = connect({ folder: folder.href, locale: locale! }, dataset, hear, fail)
  let words: Interface | undefined
  /** What was asked last, and the number of that question. */
  let query: string | undefined
  let number = 0
  let waiting = 0
  let keeping = 0
  /** The question whose answer is shown, and that answer. */
  let shown = 0
  let shownAnswer = ""

  function ask(): void {
    if (field.value.trim() === query) return
    query = field.value.trim()
    number++
    clearTimeout(waiting)
    if (!query && words) return showStart(node, words, home)
    connection.ask(locale!, query, number)
  }

  /** No page of this language fits: look whether another language has one. */
  function askOtherLanguages(): void {
    for (const language of words?.languages ?? []) connection.ask(language.locale, query!, number)
  }

  function hear(data: Response): void {
    if (data.number !== number) return
    if (data.kind === "opened") showEmpty(data.interface)
    else if (data.locale === locale) data.kind === "failed" ? fail(data.reason) : show(data)
    else if (data.kind === "answer" && words) {
      const language = words.languages.find(other => other.locale === data.locale)!
      showOffer(node, data.answer, language, new URL(`../${language.prefix}`, folder), words)
    }
  }

  function showEmpty(shownIn: Interface): void {
    words = shownIn
    if (!query) showStart(node, words, home)
  }

  function show({ answer, isFinal, interface: shownIn }: Answered): void {
    words = shownIn
    clearTimeout(waiting)
    const text = JSON.stringify(answer)
    if (shown !== number || text !== shownAnswer) {
      const chosen = (document.activeElement as HTMLAnchorElement).href
      showAnswer(node, answer, query!, home, words)
      scroll()
      if (chosen)
        links(node)
          .find(({ href }) => href === chosen)
          ?.focus() // a better answer has it too
    }
    shown = number
    shownAnswer = text
    if (isFinal && answer.pages.length === 0) {
      showInstead(node, words, home)
      waiting = window.setTimeout(askOtherLanguages, PAUSE)
    }
  }

  function fail(reason: string): void {
    console.error(reason)
    showCount(node, failed!)
    query = undefined
    clearTimeout(waiting)
    waiting = window.setTimeout(ask, RETRY)
  }

  /** To where the list of this query was left. */
  function scroll(): void {
    node.scrollTop = (isInAddress() && history.state?.top) || 0
  }

  function isInAddress(): boolean {
    return address.query() === field.value.trim()
  }

  function keep(): void {
    clearTimeout(keeping)
    address.keep(field.value.trim(), node.scrollTop)
  }

  onText(field, () => {
    ask()
    clearTimeout(keeping)
    keeping = window.setTimeout(keep, ADDRESS_PAUSE)
  })
  form.addEventListener("submit", keep)
  node.addEventListener("click", event => {
    const link = (event.target as Element).closest("a")
    if (!link || isElsewhere(event)) return
    keep()
    if (link.origin + link.pathname !== location.origin + location.pathname) return
    event.preventDefault()
    history.pushState(null, "", link.pathname)
    dialog.close()
    reach(link.hash)
  })
  node.addEventListener("keydown", event => moveFocus(event, field, node))
  ask()
  if (!isInAddress()) keep() // typed before this script was there
  return {
    update: () => {
      ask()
      scroll()
    },
    keep,
  }
}

/** Arrow keys lead from the field through the links and back. */
function moveFocus(event: KeyboardEvent, field: HTMLElement, element: HTMLElement): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step || isComposing(event)) return
  const stops = [field, ...links(element)]
  const at = Math.max(0, stops.indexOf(document.activeElement as HTMLElement))
  stops[(at + step + stops.length) % stops.length]!.focus()
  event.preventDefault()
}

function links(element: HTMLElement): HTMLAnchorElement[] {
  return [...element.querySelectorAll<HTMLAnchorElement>("a[href]")]
}

/** Go to a place on this page, even if the address leads there already. */
function reach(hash: string): void {
  ;(document.activeElement as HTMLElement).blur() // or the place of the focus stays the button
  unfold(hash)
  location.replace("#")
  void document.body.offsetHeight // its highlight is seen to end, so that it begins anew
  if (hash) location.replace(hash)
}
