/** A field that shows only the entries of a list of definitions that contain a text. */

import { all } from "../page/dom.ts"
import { onText } from "../page/keys.ts"

/** A heading and what follows it, until the next heading. */
type Entry = HTMLElement[]

export function start(field: HTMLInputElement): void {
  const none = document.createElement("p")
  none.setAttribute("role", "status")
  field.after(none)
  const groups = groupsOf(all("article > :is(h2, h3)").map(entryOf))

  function filter(): void {
    const wanted = field.value.trim().toLowerCase()
    const shown = groups.filter(group => filterGroup(group, wanted))
    none.textContent = shown.length ? "" : field.dataset.none!
  }

  onText(field, filter)
  addEventListener("hashchange", () => {
    field.value = "" // what a link leads to must be there
    filter()
  })
  filter()
}

/** Whether anything of the group is shown. */
function filterGroup([heading, ...entries]: Entry[], wanted: string): boolean {
  const fitting = entries.filter(entry => {
    const fits = entry.some(part => part.textContent!.toLowerCase().includes(wanted))
    show(entry, fits)
    return fits
  })
  const isShown = !wanted || fitting.length > 0
  show(heading!, isShown)
  return isShown
}

/** Each h2 with the h3 below it. */
function groupsOf(entries: Entry[]): Entry[][] {
  const groups: Entry[][] = []
  for (const entry of entries) {
    if (entry[0]!.matches("h2") || !groups.length) groups.push([entry])
    else groups[groups.length - 1]!.push(entry)
  }
  return groups
}

function entryOf(heading: HTMLElement): Entry {
  const entry = [heading]
  for (let part = heading.nextElementSibling; part && !part.matches("h2, h3, footer"); part = part.nextElementSibling)
    entry.push(part as HTMLElement)
  return entry
}

function show(entry: Entry, isShown: boolean): void {
  entry.forEach(part => (part.hidden = !isShown))
}
