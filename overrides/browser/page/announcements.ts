/**
 * Shows today's announcements, except those that the reader has closed. This script comes right after them, and the
 * page is painted only when it has run, so that nothing moves. Without scripts, all are shown, each with its days.
 */

import { all } from "./dom.ts"
import { read, write } from "./storage.ts"

/** The announcements that were closed, by their digests. */
const KEY = "announcements"

const bars = all(".announcement")

function judge(): void {
  const closed = (read(KEY) ?? "").split(" ")
  const now = new Date()
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(part => `${part}`.padStart(2, "0")).join("-")
  for (const bar of bars) {
    const { id, from, until } = bar.dataset
    bar.hidden = day < from! || day > until! || closed.includes(id!)
  }
}

function close(bar: HTMLElement): void {
  // Of what is no longer announced nothing is kept.
  const known = (read(KEY) ?? "").split(" ").filter(id => bars.some(each => each.dataset.id === id))
  write(KEY, [...known, bar.dataset.id].join(" "))
  judge()
  document.querySelector<HTMLElement>("main")!.focus({ preventScroll: true })
}

for (const bar of bars) {
  bar.querySelector("small")!.hidden = true
  const button = bar.querySelector("button")!
  button.hidden = false
  button.addEventListener("click", () => close(bar))
}
judge()
addEventListener("pageshow", judge) // a page that the browser had put aside, perhaps yesterday
