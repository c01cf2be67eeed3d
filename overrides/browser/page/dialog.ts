/** The dialogs of the page: opened by their buttons, closed by Escape, their own button and a tap beside them. */

import { all } from "./dom.ts"
import { isComposing } from "./keys.ts"
import { openerButton } from "./opener.ts"
import { script } from "./script.ts"

export interface PageDialog {
  node: HTMLDialogElement
  isOpen(): boolean
  open(): void
  close(): void
}

/** `pressed` is called instead of opening it when a button is pressed, `closed` whenever it has been closed. */
export function pageDialog(id: string, closed?: () => void, pressed?: () => void): PageDialog {
  const element = document.getElementById(id) as HTMLDialogElement
  const openers = all(`[data-open=${id}]`)
  let isOpen = false
  let returnTo: Element | null

  function open(): void {
    if (isOpen) return
    if (!("showModal" in element)) return equip()
    returnTo = document.activeElement
    tell(true)
    element.showModal()
  }

  /** Without a network it leads to where it leads without scripts. */
  function equip(): void {
    import(script("modal.js"))
      .then(modal => {
        modal.equip(element)
        open()
      })
      .catch(error => {
        console.info(error)
        location.hash = "#menu"
      })
  }

  function close(): void {
    if (isOpen) element.close()
    after()
  }

  /** A browser may have closed it by a gesture of its own. */
  function after(): void {
    if (!isOpen) return
    tell(false)
    ;(document.activeElement as HTMLElement).blur() // the page itself takes no focus
    ;(returnTo as HTMLElement).focus({ preventScroll: true })
    closed?.()
  }

  function tell(value: boolean): void {
    isOpen = value
    document.documentElement.classList.toggle("dialog-open", value)
    openers.forEach(opener => opener.setAttribute("aria-expanded", `${value}`))
  }

  element.addEventListener("close", () => element.open || after()) // it comes late: it may be open again
  element.querySelector("[data-close]")!.addEventListener("click", close)
  document.addEventListener("keydown", event => {
    if (!isOpen || isComposing(event) || event.key !== "Escape") return
    event.preventDefault() // or the first one would only empty the field
    close()
  })
  element.addEventListener("click", event => {
    if (event.target === element && isBeside(event, element)) close()
  })
  openers.forEach(opener => openerButton(opener, pressed ?? open))
  tell(false)
  return { node: element, isOpen: () => isOpen, open, close }
}

function isBeside({ clientX, clientY }: MouseEvent, element: HTMLElement): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  return clientX < left || clientX > right || clientY < top || clientY > bottom
}
