/** What Safari lacks before 15.4: a dialog that keeps the focus until it is closed. */

const STOPS = "a[href], button, input"

export function equip(element: HTMLDialogElement): void {
  element.setAttribute("role", "dialog")
  element.setAttribute("aria-modal", "true")
  element.showModal = () => {
    element.setAttribute("open", "")
    stops()[0]!.focus()
  }
  element.close = () => {
    element.removeAttribute("open")
    element.dispatchEvent(new Event("close"))
  }

  function stops(): HTMLElement[] {
    return [...element.querySelectorAll<HTMLElement>(STOPS)]
  }

  function isBehind({ target }: Event): boolean {
    return element.hasAttribute("open") && !element.contains(target as Node)
  }

  document.addEventListener("focusin", event => {
    if (isBehind(event)) stops()[0]!.focus()
  })
  document.addEventListener(
    "click",
    event => {
      if (!isBehind(event)) return
      event.preventDefault()
      event.stopPropagation()
      element.close()
    },
    true,
  )
  element.addEventListener("keydown", event => {
    if (event.key !== "Tab") return
    const all = stops()
    const [from, to] = event.shiftKey ? [all[0], all[all.length - 1]] : [all[all.length - 1], all[0]]
    if (document.activeElement !== from) return
    event.preventDefault()
    to!.focus()
  })
}
