/** Where a reader stopped: noted with the ticks of a page, offered on the home page. */

import { keys, readObject } from "./storage.ts"
import { fill } from "./dom.ts"

/** A page in every language: its path below their home pages, and its titles by language, as far as they were seen. */
interface Place {
  time: number
  path: string
  titles: Record<string, string>
  /** The step to go on with, or the head of the page; nothing if all steps of a way are done. */
  step: string | null
}

export function placeOf(article: HTMLElement, known: Record<string, unknown>): Place {
  const lists = [...article.querySelectorAll("ol.steps")]
  const isStarted = (list: Element): boolean => list.querySelector(":scope > .done") !== null
  const todo = (list: Element): Element | null => list.querySelector(":scope > li:not(.done)")
  const next = lists.filter(isStarted).map(todo)
  return {
    time: Date.now(),
    path: location.pathname.slice(home().pathname.length),
    titles: { ...(known.titles as object), [document.documentElement.lang]: article.querySelector("h1")!.textContent! },
    step: next.includes(null) ? null : (next[0]?.id ?? ""),
  }
}

/** Fill the offer of the home page, if it is one; returns what does so anew. */
export function resume(): () => void {
  const offer = document.querySelector<HTMLElement>(".resume")
  const show = (): void => {
    const place = offer && latest()
    if (!offer) return
    offer.hidden = !place
    if (place) offer.replaceChildren(link(place, offer.dataset.words!))
  }
  show()
  return show
}

function latest(): Place | undefined {
  return keys("ticks.")
    .map(key => readObject(key) as Partial<Place>)
    .filter((place): place is Place => isPlace(place))
    .sort((a, b) => b.time - a.time)[0]
}

/** Whether there is a step to go on with, and nothing is damaged. */
function isPlace({ time, path, titles, step }: Partial<Place>): boolean {
  return (
    typeof time === "number" &&
    typeof path === "string" &&
    typeof step === "string" &&
    typeof titles === "object" &&
    Object.values(Object(titles)).length > 0
  )
}

function link({ path, titles, step }: Place, words: string): HTMLElement {
  const { lang } = document.documentElement
  const [tag, title] = Object.entries(titles).sort(([a], [b]) => +(b === lang) - +(a === lang))[0]!
  const link = document.createElement("a")
  link.href = home().href + path + (step && `#${step}`)
  if (tag !== lang) link.lang = tag
  link.textContent = fill(words, { title })
  return link
}

function home(): HTMLAnchorElement {
  return document.querySelector<HTMLAnchorElement>(".site-name")!
}
