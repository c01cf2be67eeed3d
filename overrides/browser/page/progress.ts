/** How far a list is done: told after its steps and on the button of its channel, with a button that starts anew. */

import { fill, fromTemplate } from "./dom.ts"

export interface Progress {
  list: Element
  update(): void
  /** "2 of 6"; nothing for a list of what one needs. */
  text(): string
}

export function progressOf(list: HTMLElement, clear: (list: Element) => void): Progress {
  const isSteps = list.matches("ol")
  const rows = [...list.children]
  const boxes = [...list.querySelectorAll<HTMLInputElement>(".tick")]
  const line = fromTemplate("progress")
  const count = line.querySelector("span")!
  const button = line.querySelector("button")!
  const chip = document.createElement("li")
  const channel = document.querySelector(`[data-channel="${rows[0]!.id.replace(/-\d+$/, "")}"]`)
  const unstarted = channel?.textContent ?? null

  function text(): string {
    const n = rows.filter(row => row.matches(".done")).length
    return isSteps ? fill(count.dataset.done!, { n, total: rows.length }) : ""
  }

  function update(): void {
    const isStarted = boxes.some(box => box.checked)
    count.textContent = isStarted ? text() : ""
    button.hidden = chip.hidden = !isStarted
    if (channel) channel.textContent = isStarted ? text() : unstarted
  }

  button.addEventListener("click", () => {
    boxes.forEach(box => (box.checked = false))
    clear(list)
    boxes[boxes.length - 1]!.focus() // the button is gone
  })
  if (isSteps) list.after(line)
  else {
    chip.append(button)
    list.append(chip)
  }
  return { list, update, text }
}
