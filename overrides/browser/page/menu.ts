/** The menu: the colours, and what this device keeps. */

import { pageDialog } from "./dialog.ts"
import { statusLine } from "./status.ts"
import { clear, write } from "./storage.ts"

/** The colours of the device: when these are chosen, nothing is stored. */
const AUTO = "auto"

/** `cleared` is called when nothing is kept any more. */
export function menu(cleared: () => void): void {
  const { node } = pageDialog("menu-dialog")
  const page = document.documentElement
  const radios = [...node.querySelectorAll<HTMLInputElement>("[name=scheme]")]
  const choose = (scheme: string): void => {
    if (scheme === AUTO) delete page.dataset.scheme
    else page.dataset.scheme = scheme
    show()
  }
  const show = (): void => radios.forEach(radio => (radio.checked = radio.value === (page.dataset.scheme ?? AUTO)))
  radios.forEach(radio =>
    radio.addEventListener("change", () => {
      choose(radio.value)
      write("scheme", radio.value === AUTO ? null : radio.value)
    }),
  )
  show()
  const button = node.querySelector<HTMLElement>("[data-clear]")!
  const say = statusLine(node, "cleared")
  button.addEventListener("click", () => {
    clear()
    choose(AUTO)
    cleared()
    say(button.dataset.done!)
  })
}
