/**
 * The search dialog: hears what is typed, shows the replies, and keeps the query in the address. Loaded when somebody
 * turns to the search; the page opens and closes it (`../page/search.ts`).
 */

import * as address from "../page/address.ts"
import type { PageDialog } from "../page/dialog.ts"
import { isComposing, isElsewhere, onText } from "../page/keys.ts"
import { unfold } from "../page/target.ts"
import { showAnswer, showCount, showInstead, showOffer, showStart } from "./display.ts"
import { type Replies, questions } from "./questions.ts"

/** Milliseconds without a key stroke after which the address has the query: browsers allow few changes in a row. */
const ADDRESS_PAUSE = 300

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
  const folder = new URL(node.dataset.folder!, location.href)
  const opening = { folder: folder.href, locale: node.dataset.locale! }
  const ask = questions(opening, dataset, display(node, new URL(form.action), folder, scroll))
  let keeping = 0

  function query(): string {
    return field.value.trim()
  }

  /** To where the list of this query was left. */
  function scroll(): void {
    node.scrollTop = (address.query() === query() && history.state?.top) || 0
  }

  function keep(): void {
    clearTimeout(keeping)
    address.keep(query(), node.scrollTop)
  }

  onText(field, () => {
    ask(query())
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
  ask(query())
  if (address.query() !== query()) keep() // typed before this script was there
  return {
    update: () => {
      ask(query())
      scroll()
    },
    keep,
  }
}

/** Shows replies: links lead to pages below `home`, the search files are in `folder`, `scroll` is called with a new list. */
function display(node: HTMLElement, home: URL, folder: URL, scroll: () => void): Replies {
  let shown = ""
  return {
    start: words => showStart(node, words, home),
    answer: ({ answer, isFinal, interface: words, number }, query) => {
      const text = JSON.stringify([number, answer])
      if (text !== shown) {
        const chosen = (document.activeElement as HTMLAnchorElement).href
        showAnswer(node, answer, query, home, words)
        scroll()
        if (chosen)
          links(node)
            .find(link => link.href === chosen)
            ?.focus() // a better answer has it too
      }
      shown = text
      if (isFinal && answer.pages.length === 0) showInstead(node, words, home)
    },
    offer: (answer, language, words) =>
      showOffer(node, answer, language, new URL(`../${language.prefix}`, folder), words),
    fail: reason => {
      console.error(reason)
      showCount(node, node.dataset.failed!)
    },
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
