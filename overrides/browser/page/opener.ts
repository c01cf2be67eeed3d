/** Links that open a dialog: without scripts they lead to a list of pages, with them they are buttons. */

export function openerButton(link: HTMLElement, press: () => void): void {
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
