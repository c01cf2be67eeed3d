/** The dialogs of the page: opened by their buttons, closed by Escape, their own button and a tap beside them. */

import { isComposing } from "./keys.ts"

export interface PageDialog {
  element: HTMLElement
  isOpen(): boolean
  open(): void
  close(): void
}

const STOPS = "a[href], button, input, [tabindex]"

/** `opened` is called instead of opening it when a button is pressed, `closed` whenever it has been closed. */
export function pageDialog(id: string, closed?: () => void, opened?: () => void): PageDialog {
  const element = document.getElementById(id) as HTMLDialogElement
  const openers = document.querySelectorAll<HTMLAnchorElement>(`[data-open=${id}]`)
  let isOpen = false
  let returnTo: Element | null

  function open(): void {
    if (isOpen) return
    returnTo = document.activeElement
    tell(true)
    if (element.showModal) element.showModal()
    else openWithout(element)
  }

  function close(): void {
    if (!isOpen) return
    if (element.showModal) element.close()
    else element.removeAttribute("open")
    after()
  }

  /** A browser may have closed it by a gesture of its own. */
  function after(): void {
    if (!isOpen) return
    tell(false)
    ;(returnTo as HTMLElement | null)?.focus({ preventScroll: true })
    closed?.()
  }

  function tell(value: boolean): void {
    isOpen = value
    document.documentElement.classList.toggle("dialog-open", value)
    openers.forEach(opener => opener.setAttribute("aria-expanded", `${value}`))
  }

  element.addEventListener("close", after)
  element.querySelector("[data-close]")!.addEventListener("click", close)
  document.addEventListener("keydown", event => {
    if (!isOpen || isComposing(event)) return
    if (event.key === "Escape") {
      event.preventDefault() // or the first one would only empty the field
      close()
    } else if (event.key === "Tab" && !element.showModal) turn(event, element)
  })
  document.addEventListener(
    "click",
    event => {
      if (isOpen && isBeside(event, element)) {
        event.preventDefault()
        close()
      }
    },
    true,
  )
  document.addEventListener("focusin", ({ target }) => {
    if (isOpen && !element.contains(target as Node)) stops(element)[0]!.focus()
  })
  openers.forEach(opener => makeButton(opener, opened ?? open))
  tell(false)
  return { element, isOpen: () => isOpen, open, close }
}

/** Links are what leads on without scripts. */
function makeButton(link: HTMLAnchorElement, press: () => void): void {
  link.setAttribute("role", "button")
  link.setAttribute("aria-haspopup", "dialog")
  link.addEventListener("click", event => {
    event.preventDefault()
    link.focus({ preventScroll: true }) // a tap does not everywhere
    press()
  })
  link.addEventListener("keydown", event => {
    if (event.key !== " ") return
    event.preventDefault()
    link.click()
  })
}

/** Safari knows dialogs from 15.4 on. */
function openWithout(element: HTMLElement): void {
  element.setAttribute("open", "")
  element.setAttribute("role", "dialog")
  element.setAttribute("aria-modal", "true")
  stops(element)[0]!.focus()
}

/** Lead the focus from the last stop to the first, and back. */
function turn(event: KeyboardEvent, element: HTMLElement): void {
  const all = stops(element)
  const [from, to] = event.shiftKey ? [all[0], all[all.length - 1]] : [all[all.length - 1], all[0]]
  if (document.activeElement !== from) return
  event.preventDefault()
  to!.focus()
}

function stops(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>(STOPS)].filter(stop => stop.tabIndex >= 0)
}

function isBeside(event: MouseEvent, element: HTMLElement): boolean {
  if (event.target !== element && element.contains(event.target as Node)) return false
  const { left, right, top, bottom } = element.getBoundingClientRect()
  return event.clientX < left || event.clientX > right || event.clientY < top || event.clientY > bottom
}
