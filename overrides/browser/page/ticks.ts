/** Ticks stay on this device, for this page in every language, until the page is reviewed again: then it says so. */

import { progressOf } from "./progress.ts"
import { placeOf } from "./resume.ts"
import { onChange, readObject, write } from "./storage.ts"

/** Makes `article` remember its ticks; returns what reads them anew. */
export function ticks(article: HTMLElement, say: (text: string) => void): () => void {
  const boxes = [...article.querySelectorAll<HTMLInputElement>("li > label > .tick")]
  const reviewed = article.dataset.ticksSince
  const note = article.querySelector<HTMLElement>(".outdated")
  const key = `ticks.${document.querySelector<HTMLMetaElement>("meta[name='helpcenter:id']")!.content}`
  const lists = [...article.querySelectorAll<HTMLElement>("ol.steps, ul.needs")].map(list => progressOf(list, changed))

  function restore(): void {
    const kept = readObject(key)
    const isOutdated = kept.reviewed !== reviewed
    const done = !isOutdated && Array.isArray(kept.done) ? kept.done : []
    if (note) note.hidden = !(isOutdated && kept.done)
    boxes.forEach(box => (box.checked = done.includes(rowOf(box)!.id)))
    show()
  }

  function show(): void {
    boxes.forEach(box => rowOf(box)!.classList.toggle("done", box.checked))
    lists.forEach(({ update }) => update())
  }

  function changed(element: Element): void {
    const done = boxes.filter(box => box.checked).map(box => rowOf(box)!.id)
    show()
    write(key, done.length ? JSON.stringify({ reviewed, done, ...placeOf(article, readObject(key)) }) : null)
    say(lists.find(({ list }) => list.contains(element))?.text() ?? "")
  }

  article.addEventListener("change", ({ target }) => {
    if ((target as Element).matches(".tick")) changed(target as Element)
  })
  article.addEventListener("click", ({ target }) => boxBeside(target as Element)?.click())
  onChange(key, restore)
  restore()
  return restore
}

/** The box that a tap beside its label means: not one that follows a link or selects text. */
function boxBeside(target: Element): HTMLElement | null {
  if (target.closest("a, button, label, summary, input") || !getSelection()!.isCollapsed) return null
  for (let row = rowOf(target); row; row = rowOf(row.parentElement!)) {
    const box = row.querySelector<HTMLElement>(":scope > label > .tick")
    if (box) return box
  }
  return null
}

function rowOf(element: Element): Element | null {
  return element.closest("li")
}
